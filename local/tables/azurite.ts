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

/**
 * Azurite's table server inside this process, on 127.0.0.1, without its log, its version check and its telemetry.
 * `wrap` stands before its own request listener.
 */
export function makeAzurite(
  settings: AzuriteSettings,
  wrap: (serve: RequestListener) => RequestListener,
): Azurite {
  const server = makeServer(settings);
  const [serve] = server.httpServer.listeners('request');
  if (serve === undefined) throw new Error('Azurite has no request listener.');
  server.httpServer.removeAllListeners('request');
  server.httpServer.on('request', wrap(serve));
  return {
    async start() {
      await server.start();
      const { db } = server.metadataStore;
      if (db.autosave) {
        db.autosaveDisable();
        db.autosaveInterval = settings.saveEveryMs;
        db.autosaveEnable();
      }
      return server.httpServer.address().port;
    },
    async close() {
      server.httpServer.closeAllConnections();
      await server.close();
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
export function makeAzuriteBlobs(
  settings: AzuriteBlobsSettings,
  wrap: (serve: RequestListener) => RequestListener,
): Azurite {
  const server = makeBlobServer(settings);
  const [serve] = server.httpServer.listeners('request');
  if (serve === undefined) throw new Error('Azurite has no request listener.');
  server.httpServer.removeAllListeners('request');
  server.httpServer.on('request', wrap(serve));
  return {
    async start() {
      if (settings.dir !== undefined) mkdirSync(settings.dir, { recursive: true });
      await server.start();
      return server.httpServer.address().port;
    },
    async close() {
      server.httpServer.closeAllConnections();
      await server.close();
    },
  };
}
