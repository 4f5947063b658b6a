import { createHash } from 'node:crypto';
import type { AuditArchive, ClosedDay } from '../../../shared/ports/audit-archive';

export interface FakeAuditArchive extends AuditArchive {
  /** Every part by its name, also of runs that were broken off. */
  parts(): ReadonlyMap<string, string>;
  closed(): ReadonlyMap<string, ClosedDay>;
  /** The lines of a day that is closed, as whoever checks it reads them. */
  linesOf(day: string): readonly unknown[];
  /** The next calls throw; undefined ends it. */
  fail(error: Error | undefined): void;
}

/** An archive in memory. */
export function makeFakeAuditArchive(): FakeAuditArchive {
  const parts = new Map<string, string>();
  const closed = new Map<string, ClosedDay>();
  let failure: Error | undefined;
  const answer = <Value>(make: () => Value): Promise<Value> =>
    failure === undefined ? Promise.resolve(make()) : Promise.reject(failure);
  return {
    parts: () => parts,
    closed: () => closed,
    linesOf: (day) =>
      (closed.get(day)?.parts ?? []).flatMap(({ name }) =>
        (parts.get(name) ?? '')
          .split('\n')
          .filter((line) => line !== '')
          .map((line): unknown => JSON.parse(line)),
      ),
    fail: (error) => void (failure = error),
    isClosed: (day) => answer(() => closed.has(day)),
    addPart: (day, number, text) =>
      answer(() => {
        const sha256 = createHash('sha256').update(text).digest('hex');
        const name = `${day}/${String(number)}-${sha256}`;
        parts.set(name, text);
        return { name, sha256 };
      }),
    close: (day, one) =>
      answer(() => {
        if (!closed.has(day)) closed.set(day, one);
      }),
  };
}
