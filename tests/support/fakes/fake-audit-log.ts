import type { AuditLog, AuditRecord } from '../../../shared/ports/audit-log';

export interface FakeAuditLog extends AuditLog {
  all(): readonly AuditRecord[];
}

async function* each(records: readonly AuditRecord[]): AsyncGenerator<AuditRecord> {
  yield* await Promise.resolve(records);
}

/** Audit records in memory, by their keys. */
export function makeFakeAuditLog(): FakeAuditLog {
  const records = new Map<string, AuditRecord>();
  const all = (): readonly AuditRecord[] =>
    [...records].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
  return {
    all,
    append(added) {
      for (const one of added) records.set(`${one.at}|${one.requestId}|${one.id}`, { ...one });
      return Promise.resolve();
    },
    between: (from, to) =>
      each(all().filter(({ at }) => at >= from.toISOString() && at < to.toISOString())),
    ofPerson: (personKey) => each(all().filter((one) => one.personKey === personKey)),
  };
}
