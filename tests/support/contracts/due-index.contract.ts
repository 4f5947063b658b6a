import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { DueEntry, DueIndex } from '../../../shared/ports/due-index';

const ids = makeRandomIds();
const due = (dueAt: string): DueEntry => ({ requestId: ids.requestId(), dueAt });

const putAll = async (index: DueIndex, entries: readonly DueEntry[]): Promise<void> => {
  for (const entry of entries) await index.put(entry);
};

const names = (list: readonly DueEntry[]): string[] =>
  list.map(({ requestId }) => requestId).toSorted();

/** What every DueIndex does; each test begins with an empty one. */
export function dueIndexContract(makeDueIndex: () => DueIndex): void {
  it('has nothing overdue at first', async () => {
    expect(await makeDueIndex().overdue(new Date('2030-01-01T00:00:00Z'), 10)).toEqual([]);
  });

  it('lists what is overdue, the oldest hour first, and nothing that is due later', async () => {
    const index = makeDueIndex();
    const overdue = [
      due('2025-12-31T23:59:59.000Z'),
      due('2026-01-01T00:10:00.000Z'),
      due('2026-01-05T09:00:00.000Z'),
      due('2026-01-05T10:29:59.000Z'),
    ];
    const later = [
      due('2026-01-05T10:30:00.000Z'),
      due('2026-01-05T11:00:00.000Z'),
      due('2027-01-01T00:00:00.000Z'),
    ];
    await putAll(index, [...later, ...overdue.toReversed()]);

    const found = await index.overdue(new Date('2026-01-05T10:30:00.000Z'), 10);

    expect(found).toEqual(overdue);
  });

  it('lists no more than asked for, beginning with the oldest hours', async () => {
    const index = makeDueIndex();
    const overdue = [1, 2, 3, 4].map((hour) => due(`2026-01-05T0${String(hour)}:00:00.000Z`));
    await putAll(index, overdue);

    const found = await index.overdue(new Date('2026-01-06T00:00:00Z'), 2);

    expect(found).toEqual(overdue.slice(0, 2));
  });

  it('holds an entry once, however often it is put', async () => {
    const index = makeDueIndex();
    const entry = due('2026-01-05T10:00:00.000Z');

    await putAll(index, [entry, entry]);

    expect(await index.overdue(new Date('2026-01-06T00:00:00Z'), 10)).toEqual([entry]);
  });

  it('finds requests of all shards', async () => {
    const index = makeDueIndex();
    const entries = Array.from({ length: 40 }, () => due('2026-01-05T10:00:00.000Z'));
    await putAll(index, entries);

    const found = await index.overdue(new Date('2026-01-06T00:00:00Z'), 100);

    expect(names(found)).toEqual(names(entries));
  });

  it('removes one entry, twice as well, and leaves the others of its request', async () => {
    const index = makeDueIndex();
    const entry = due('2026-01-05T10:00:00.000Z');
    const other = { ...entry, dueAt: '2026-01-05T10:00:01.000Z' };
    await putAll(index, [entry, other]);

    await index.remove(entry);
    await index.remove(entry);

    expect(await index.overdue(new Date('2026-01-06T00:00:00Z'), 10)).toEqual([other]);
  });

  it('knows an instant in any of its spellings', async () => {
    const index = makeDueIndex();
    const entry = due('2026-01-05T10:00:00Z');
    await index.put(entry);

    expect(await index.overdue(new Date('2026-01-05T10:00:01Z'), 10)).toEqual([entry]);
    await index.remove({ ...entry, dueAt: '2026-01-05T10:00:00.000Z' });

    expect(await index.overdue(new Date('2026-01-06T00:00:00Z'), 10)).toEqual([]);
  });
}
