import { createHash } from 'node:crypto';
import { AppError } from '../../domain/app-error';
import type { AuditArchive } from '../../ports/audit-archive';
import { type BlobConnection, keyedAccount } from './blob-connection';
import { type BlobAnswer, makeBlobService, type SendBlobRequest } from './blob-service';

export interface AuditArchiveSettings {
  readonly connection: BlobConnection;
  /** In Azure it is there, with a policy that lets nobody change what it holds. */
  readonly container: string;
}

const hashDigits = 16;
const types = { jsonl: 'application/x-ndjson', json: 'application/json' } as const;

/**
 * Blobs `<yyyy>/<MM>/<dd>/<number>-<hash>.jsonl` and, once a day is whole, `closed.json`. Each is written in one request that
 * never replaces one: the app needs no right to write over or to delete, and must not have it.
 * Undefined where a connection string names tables only.
 */
export function makeAuditArchive({
  connection,
  container,
}: AuditArchiveSettings): AuditArchive | undefined {
  const isKeyed = connection.kind === 'connectionString';
  if (isKeyed && keyedAccount(connection.value) === undefined) return undefined;
  const send = makeBlobService(connection);
  const service = isKeyed ? withContainer(send, container) : send;
  const add = async (name: string, body: string, type: string): Promise<void> => {
    const answer = await service({
      method: 'PUT',
      path: `${container}/${name}`,
      headers: headersOf(type),
      body,
    });
    if (answer.status !== 201 && !isThere(answer)) throw failure(answer);
  };
  return {
    async isClosed(day) {
      const path = `${container}/${folderOf(day)}/closed.json`;
      const answer = await send({ method: 'HEAD', path });
      if (answer.status === 200) return true;
      // A container that is not there yet holds nothing.
      if (answer.status === 404) return false;
      throw failure(answer);
    },
    async addPart(day, number, text) {
      const sha256 = createHash('sha256').update(text).digest('hex');
      const count = String(number).padStart(4, '0');
      const name = `${folderOf(day)}/${count}-${sha256.slice(0, hashDigits)}.jsonl`;
      await add(name, text, types.jsonl);
      return { name, sha256 };
    },
    async close(day, closed) {
      const text = `${JSON.stringify({ day, ...closed }, undefined, 2)}\n`;
      await add(`${folderOf(day)}/closed.json`, text, types.json);
    },
  };
}

const folderOf = (day: string): string => day.replaceAll('-', '/');

const headersOf = (type: string): Readonly<Record<string, string>> => ({
  'x-ms-blob-type': 'BlockBlob',
  'Content-Type': type,
  'If-None-Match': '*',
});

/**
 * The blob is there: the condition says so, or the policy, or the role, which allows new blobs only.
 * @see https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes
 */
function isThere({ status, code }: BlobAnswer): boolean {
  return (
    (status === 409 && (code === 'BlobAlreadyExists' || code === 'BlobImmutableDueToPolicy')) ||
    (status === 403 && code === 'UnauthorizedBlobOverwrite')
  );
}

function failure({ status, code }: BlobAnswer): AppError {
  const cause = new Error(`${String(status)} ${code}`);
  return status === 429 || status >= 500
    ? new AppError('archive.unavailable', { retryable: true, cause })
    : new AppError('archive.refused', { cause });
}

/** Makes the container when it is missing, as only the owner of the account's key may. */
function withContainer(send: SendBlobRequest, container: string): SendBlobRequest {
  return async (request) => {
    const answer = await send(request);
    if (answer.code !== 'ContainerNotFound') return answer;
    const made = await send({ method: 'PUT', path: `${container}?restype=container` });
    if (made.status !== 201 && made.code !== 'ContainerAlreadyExists') throw failure(made);
    return send(request);
  };
}
