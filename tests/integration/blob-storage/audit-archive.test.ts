import { randomBytes } from 'node:crypto';
import { makeAuditArchive } from '../../../shared/adapters/blob-storage/audit-archive';
import { makeBlobService } from '../../../shared/adapters/blob-storage/blob-service';
import type { AuditArchive } from '../../../shared/ports/audit-archive';
import { auditArchiveContract } from '../../support/contracts/audit-archive.contract';
import { testTables } from '../../support/tables';

function connected(value = testTables().connectionString) {
  const connection = { kind: 'connectionString', value } as const;
  const container = `c${randomBytes(6).toString('hex')}`;
  const archive = makeAuditArchive({ connection, container });
  if (archive === undefined) throw new Error('The connection string names no blobs.');
  return { archive, connection, container };
}

const failing = async (archive: AuditArchive): Promise<unknown> =>
  archive.addPart('2026-11-27', 1, 'a\n').then(
    () => undefined,
    (error: unknown) => error,
  );

describe('makeAuditArchive', () => {
  auditArchiveContract(() => connected().archive);

  it('never replaces what is there', async () => {
    const { archive, connection, container } = connected();
    const { name } = await archive.addPart('2026-11-27', 1, 'a\n');
    const send = makeBlobService(connection);

    const answer = await send({
      method: 'PUT',
      path: `${container}/${name}`,
      headers: { 'x-ms-blob-type': 'BlockBlob', 'If-None-Match': '*' },
      body: 'b\n',
    });

    expect(answer).toEqual({ status: 409, code: 'BlobAlreadyExists' });
  });

  it('names its blobs by day, number and text', async () => {
    const { name } = await connected().archive.addPart('2026-11-27', 12, 'a\n');

    expect(name).toMatch(/^2026\/11\/27\/0012-[0-9a-f]{16}\.jsonl$/);
  });

  it('takes a part of many megabytes', async () => {
    const { archive } = connected();

    const { sha256 } = await archive.addPart('2026-11-27', 1, 'é'.repeat(4_000_000));

    expect(sha256).toHaveLength(64);
  });

  it('tells a key that is wrong from a service that is away', async () => {
    const { connectionString } = testTables();
    const wrong = connectionString.replace(/AccountKey=[^;]+/, 'AccountKey=c2VjcmV0');
    const away = connectionString.replace(
      /BlobEndpoint=[^;]+/,
      'BlobEndpoint=http://127.0.0.1:1/a',
    );

    expect(await failing(connected(wrong).archive)).toMatchObject({ code: 'archive.refused' });
    expect(await failing(connected(away).archive)).toMatchObject({
      code: 'archive.unavailable',
      retryable: true,
    });
  });
});
