import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import BlobConfiguration from 'azurite/dist/src/blob/BlobConfiguration';
import BlobServer from 'azurite/dist/src/blob/BlobServer';
import TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
import TableServer from 'azurite/dist/src/table/TableServer';

export interface Azurite {
  /** Loads what `file` holds and listens; gives the port. */
  start(): Promise<number>;
  /** Writes what is not on disk yet and stops listening. */
  close(): Promise<void>;
}

export interface AzuriteSettings {
  readonly port: number;
  /** Undefined keeps the rows in memory. */
  readonly file: string | undefined;
  readonly saveEveryMs: number;
}

const keepAliveSeconds = 5;

const makeServer = ({ port, file }: AzuriteSettings): TableServer =>
  new TableServer(
    new TableConfiguration(
      '127.0.0.1',
      port,
      keepAliveSeconds,
      file ?? '',
      false,
      false,
      undefined,
      undefined,
      false,
      true,
      '',
      '',
      '',
      undefined,
      false,
      file === undefined,
    ),
  );

type Wrap = (serve: RequestListener) => RequestListener;

/** A server of Azurite's with `wrap` before its own request listener. */
function embed(server: BlobServer, wrap: Wrap): Azurite {
  const { httpServer } = server;
  const [serve] = httpServer.listeners('request');
  if (serve === undefined) throw new Error('Azurite has no request listener.');
  httpServer.removeAllListeners('request');
  httpServer.on('request', wrap(serve));
  return {
    async start() {
      await server.start();
      return httpServer.address().port;
    },
    async close() {
      httpServer.closeAllConnections();
      await server.close();
    },
  };
}

/** Azurite's table server inside this process, on 127.0.0.1, without its log, its version check and its telemetry. */
export function makeAzurite(settings: AzuriteSettings, wrap: Wrap): Azurite {
  const server = makeServer(settings);
  const azurite = embed(server, wrap);
  return {
    ...azurite,
    async start() {
      const port = await azurite.start();
      const { db } = server.metadataStore;
      if (db.autosave) {
        db.autosaveDisable();
        db.autosaveInterval = settings.saveEveryMs;
        db.autosaveEnable();
      }
      return port;
    },
  };
}

export interface AzuriteBlobsSettings {
  readonly port: number;
  /** Undefined keeps the blobs in memory. */
  readonly dir: string | undefined;
}

const makeBlobServer = ({ port, dir }: AzuriteBlobsSettings): BlobServer =>
  new BlobServer(
    new BlobConfiguration(
      '127.0.0.1',
      port,
      keepAliveSeconds,
      dir === undefined ? '' : join(dir, 'blobs.json'),
      dir === undefined ? '' : join(dir, 'extents.json'),
      [{ locationId: 'Default', locationPath: dir ?? '', maxConcurrency: 1 }],
      false,
      undefined,
      false,
      undefined,
      false,
      true,
      '',
      '',
      '',
      undefined,
      false,
      dir === undefined,
    ),
  );

/** Azurite's blob server, as quiet as that of the tables. It costs next to nothing until it is asked. */
export function makeAzuriteBlobs(settings: AzuriteBlobsSettings, wrap: Wrap): Azurite {
  if (settings.dir !== undefined) mkdirSync(settings.dir, { recursive: true });
  return embed(makeBlobServer(settings), wrap);
}
