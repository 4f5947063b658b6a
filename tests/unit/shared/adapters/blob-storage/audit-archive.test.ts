import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { makeAuditArchive } from '../../../../../shared/adapters/blob-storage/audit-archive';
import { keyedAccount } from '../../../../../shared/adapters/blob-storage/blob-connection';
import type { AuditArchive } from '../../../../../shared/ports/audit-archive';

interface Answer {
  readonly status: number;
  readonly code?: string;
}

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

let server: Server | undefined;

/** A service that gives its answers in turn, the last one for ever. */
async function answering(...answers: readonly Answer[]) {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    const { method, url, headers } = request;
    const { status, code } = answers[seen.length] ?? answers.at(-1) ?? { status: 500 };
    seen.push({ method, url, headers });
    request.resume().once('end', () => {
      response.writeHead(status, code === undefined ? {} : { 'x-ms-error-code': code }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const value = `AccountName=acc;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:${port}/acc/`;
  const archive = makeAuditArchive({
    connection: { kind: 'connectionString', value },
    container: 'audit',
  });
  if (archive === undefined) throw new Error('There is no archive.');
  return { archive, seen };
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const add = async (archive: AuditArchive): Promise<unknown> =>
  archive.addPart('2026-11-27', 1, 'a\n').then(
    ({ name }) => name,
    (error: unknown) => error,
  );

const name = '2026/11/27/0001-87428fc522803d31.jsonl';

describe('makeAuditArchive', () => {
  it('asks for a new blob only, in one request', async () => {
    const { archive, seen } = await answering({ status: 201 });

    expect(await add(archive)).toBe(name);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'PUT',
      url: `/acc/audit/${name}`,
      headers: { 'if-none-match': '*', 'x-ms-blob-type': 'BlockBlob', 'content-length': '2' },
    });
  });

  it.each([
    ['that is there', { status: 409, code: 'BlobAlreadyExists' }],
    ['that its policy protects', { status: 409, code: 'BlobImmutableDueToPolicy' }],
    ['that the role does not allow to replace', { status: 403, code: 'UnauthorizedBlobOverwrite' }],
  ])('is content with a blob %s', async (_what, answer) => {
    const { archive } = await answering(answer);

    expect(await add(archive)).toBe(name);
  });

  it('tries again while the service is busy', async () => {
    const { archive, seen } = await answering({ status: 503, code: 'ServerBusy' }, { status: 201 });

    expect(await add(archive)).toBe(name);
    expect(seen).toHaveLength(2);
  });

  it('makes a container that is missing where it has the key of the account', async () => {
    const missing = { status: 404, code: 'ContainerNotFound' };
    const { archive, seen } = await answering(missing, { status: 201 }, { status: 201 });

    expect(await add(archive)).toBe(name);
    expect(seen[1]).toMatchObject({ method: 'PUT', url: '/acc/audit?restype=container' });
  });

  it('throws what is refused for good', async () => {
    const { archive } = await answering({ status: 403, code: 'AuthorizationPermissionMismatch' });

    expect(await add(archive)).toMatchObject({ code: 'archive.refused', retryable: false });
    await expect(archive.isClosed('2026-11-27')).rejects.toMatchObject({ code: 'archive.refused' });
  });

  it('is not there where a connection string names tables only', () => {
    const value = 'AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a';
    const connection = { kind: 'connectionString', value } as const;

    expect(makeAuditArchive({ connection, container: 'audit' })).toBeUndefined();
  });
});

describe('keyedAccount', () => {
  it.each([
    ['UseDevelopmentStorage=true', 'http://127.0.0.1:10000/devstoreaccount1'],
    [
      'DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=a2V5;EndpointSuffix=core.windows.net',
      'https://abc.blob.core.windows.net',
    ],
    [
      'BlobEndpoint=http://127.0.0.1:5/abc/;AccountName=abc;AccountKey=a2V5',
      'http://127.0.0.1:5/abc',
    ],
  ])('finds the place for blobs in %s', (text, url) => {
    expect(keyedAccount(text)?.url).toBe(url);
  });
});
