import type { AuditLog, AuditRecord } from '../../../shared/ports/audit-log';

const record = (at: string, more: Partial<AuditRecord> = {}): AuditRecord => ({
  requestId: 'a'.repeat(32),
  id: '1',
  at,
  action: 'access.ended',
  actor: 'system',
  by: 'sweep',
  details: { cause: 'expired' },
  personKey: 'b'.repeat(32),
  accessPackageId: 'project-x',
  ...more,
});

async function all(records: AsyncIterable<AuditRecord>): Promise<readonly AuditRecord[]> {
  const found: AuditRecord[] = [];
  for await (const one of records) found.push(one);
  return found;
}

/** What every AuditLog does; each test begins with an empty one. */
export function auditLogContract(make: () => AuditLog): void {
  it('gives back what lies between two instants, oldest first, over months', async () => {
    const log = make();
    const times = [
      '2026-01-31T23:59:59.999Z',
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ];
    await log.append(times.toReversed().map((at) => record(at)));

    const found = await all(
      log.between(new Date('2026-01-31T23:59:59.999Z'), new Date('2026-03-01T00:00:00.000Z')),
    );

    expect(found).toEqual(times.slice(0, 2).map((at) => record(at)));
  });

  it('holds an entry once, however often it is added', async () => {
    const log = make();
    const one = record('2026-01-05T10:00:00.000Z');

    await log.append([one]);
    await log.append([one, record(one.at, { id: '2' })]);

    const found = await all(log.between(new Date('2026-01-01'), new Date('2026-02-01')));
    expect(found.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('takes more entries than a transaction holds', async () => {
    const log = make();
    const many = Array.from({ length: 250 }, (_, index) =>
      record('2026-01-05T10:00:00.000Z', { id: String(index).padStart(3, '0') }),
    );

    await log.append(many);

    expect(await all(log.between(new Date('2026-01-01'), new Date('2026-02-01')))).toEqual(many);
  });

  it('finds everything about one person', async () => {
    const log = make();
    const other = record('2026-01-05T10:00:00.000Z', { id: '2', personKey: 'c'.repeat(32) });
    await log.append([record('2026-01-05T10:00:00.000Z'), other]);

    expect(await all(log.ofPerson(other.personKey))).toEqual([other]);
  });
}
