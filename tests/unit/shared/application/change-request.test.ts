import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeFakeDueIndex } from '../../../support/fakes/fake-due-index';
import { makeFakeRandomIds } from '../../../support/fakes/fake-random-ids';
import { makeFakeRequestStore } from '../../../support/fakes/fake-request-store';
import { makeFakeStepLog } from '../../../support/fakes/fake-step-log';
import { makeInMemoryApp } from '../../../support/in-memory-app';
import {
  makeChangeRequest,
  type ChangeRequest,
} from '../../../../shared/application/change-request';
import type { RequestDraft } from '../../../../shared/application/request-draft';
import type { RequestRows } from '../../../../shared/domain/request/request-rows';
import { sampleRows } from '../../../support/sample-rows';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

const id = 'a'.repeat(32);

async function stored(): Promise<{
  readonly store: ReturnType<typeof makeFakeRequestStore>;
  readonly change: ChangeRequest;
  readonly effects: string[];
}> {
  const store = makeFakeRequestStore();
  const effects: string[] = [];
  for (const row of sampleRows(id)) await store.commit(id, [{ kind: 'insert', row }]);
  const change = makeChangeRequest({
    store,
    due: makeFakeDueIndex(),
    log: makeFakeStepLog(),
    clock: makeFakeClock(),
    ids: makeFakeRandomIds(),
    runEffects: (entries) => {
      effects.push(...entries.map(({ effect }) => effect.kind));
      return Promise.resolve();
    },
  });
  return { store, change, effects };
}

describe('changeRequest', () => {
  it('decides again on fresh rows when somebody else wrote first, and runs the effects once', async () => {
    const { store, change, effects } = await stored();
    store.beforeNextCommit(async () => {
      const rows = await store.load(id);
      if (rows === undefined) throw new Error('there is no request');
      const value = { ...rows.request.value, language: 'de' };
      await store.commit(id, [
        { kind: 'replace', row: { kind: 'request', value }, etag: rows.request.etag },
      ]);
    });
    const seen: string[] = [];

    const result = await change(id, (rows, draft) => {
      seen.push(rows.request.value.language);
      draft.update(rows.request, { restarts: 7 });
      draft.effect({ kind: 'start' });
      return 'done';
    });

    expect(result).toEqual({ kind: 'done', outcome: 'done' });
    expect(seen).toEqual(['fr', 'de']);
    expect(effects).toEqual(['start']);
    expect((await store.load(id))?.request.value).toMatchObject({ language: 'de', restarts: 7 });
  });

  it('starts from rows that were just read, and reads them again when they are old by now', async () => {
    const { store, change } = await stored();
    const read = await store.load(id);
    if (read === undefined) throw new Error('there is no request');
    const seen: string[] = [];
    const step = async (): Promise<unknown> =>
      change(read, (rows, draft) => {
        seen.push(rows.request.etag);
        draft.update(rows.request, { restarts: rows.request.value.restarts + 1 });
      });

    await step();
    await step();

    const [first, second, third] = seen;
    expect([first, second]).toEqual([read.request.etag, read.request.etag]);
    expect(third).not.toBe(read.request.etag);
    expect((await store.load(id))?.request.value.restarts).toBe(read.request.value.restarts + 2);
  });

  it('commits nothing for a draft without writes', async () => {
    const { store, change, effects } = await stored();
    const before = store.commits;

    const result = await change(id, () => 'looked');

    expect(result).toEqual({ kind: 'done', outcome: 'looked' });
    expect(store.commits).toBe(before);
    expect(effects).toEqual([]);
  });

  it('knows a request that is not there', async () => {
    const { change } = await stored();

    expect(await change('b'.repeat(32), () => 'looked')).toEqual({ kind: 'missing' });
  });

  it('gives up, as worth another try, when every write loses', async () => {
    const { change } = await stored();

    const lost = change(id, (rows, draft) => {
      draft.update({ ...rows.request, etag: 'W/"never"' }, {});
    });

    await expect(lost).rejects.toMatchObject({ code: 'request.contended', retryable: true });
  });
});

// Where the sample rows stand in the due index.
const requestDue = '2026-01-12T10:00:00.000Z';
const assignmentDue = '2026-01-05T10:00:00.000Z';
const moved = '2026-03-01T09:00:00.000Z';

/** A request whose steps tell what they do to the index and to the rows, one after the other. */
async function watched(): Promise<{
  readonly change: ChangeRequest;
  readonly events: string[];
  readonly store: ReturnType<typeof makeFakeRequestStore>;
}> {
  const store = makeFakeRequestStore();
  for (const row of sampleRows(id)) await store.commit(id, [{ kind: 'insert', row }]);
  const events: string[] = [];
  const tell = async (event: string): Promise<void> => Promise.resolve(void events.push(event));
  const change = makeChangeRequest({
    store: {
      ...store,
      async commit(requestId, writes) {
        const result = await store.commit(requestId, writes);
        await tell(result.kind);
        return result;
      },
    },
    due: {
      ...makeFakeDueIndex(),
      put: async ({ dueAt }) => tell(`put ${dueAt}`),
      remove: async ({ dueAt }) => tell(`removed ${dueAt}`),
    },
    log: makeFakeStepLog(),
    clock: makeFakeClock(),
    ids: makeFakeRandomIds(),
    runEffects: async () => tell('effects'),
  });
  return { change, events, store };
}

function moveAssignment({ assignment }: RequestRows, draft: RequestDraft, dueAt: string): void {
  if (assignment === undefined) throw new Error('there is no assignment');
  draft.replace({ kind: 'assignment', value: { ...assignment.value, dueAt } }, assignment.etag);
}

describe('changeRequest, for the due index', () => {
  it('puts the new entry before the rows name it and removes the old one once they do not', async () => {
    const { change, events } = await watched();

    await change(id, (rows, draft) => {
      draft.update(rows.request, { dueAt: moved });
    });

    expect(events).toEqual([`put ${moved}`, 'committed', 'effects', `removed ${requestDue}`]);
  });

  it('follows the assignment in the same way', async () => {
    const { change, events } = await watched();

    await change(id, (rows, draft) => {
      moveAssignment(rows, draft, moved);
    });

    expect(events).toEqual([`put ${moved}`, 'committed', 'effects', `removed ${assignmentDue}`]);
  });

  it('removes the entry of a row that is looked at no more', async () => {
    const { change, events } = await watched();

    await change(id, ({ request }, draft) => {
      const { dueAt: _over, ...value } = request.value;
      draft.rewrite(request, value);
    });

    expect(events).toEqual(['committed', 'effects', `removed ${requestDue}`]);
  });

  it('keeps an entry that one row leaves and the other takes', async () => {
    const { change, events } = await watched();

    await change(id, (rows, draft) => {
      moveAssignment(rows, draft, requestDue);
      draft.update(rows.request, { dueAt: moved });
    });

    expect(events).toEqual([`put ${moved}`, 'committed', 'effects', `removed ${assignmentDue}`]);
  });

  it('asks nothing of the index when no due time moves', async () => {
    const { change, events } = await watched();

    await change(id, (rows, draft) => {
      draft.update(rows.request, { language: 'de' });
    });

    expect(events).toEqual(['committed', 'effects']);
  });

  it('removes nothing for a write that lost', async () => {
    const { change, events, store } = await watched();
    store.beforeNextCommit(async () => {
      const rows = await store.load(id);
      if (rows === undefined) throw new Error('there is no request');
      const row = { kind: 'request', value: rows.request.value } as const;
      await store.commit(id, [{ kind: 'replace', row, etag: rows.request.etag }]);
    });

    await change(id, (rows, draft) => {
      draft.update(rows.request, { dueAt: moved });
    });

    expect(events).toEqual([
      `put ${moved}`,
      'conflict',
      `put ${moved}`,
      'committed',
      'effects',
      `removed ${requestDue}`,
    ]);
  });

  it('leaves an entry that cannot be removed to its reader: the step has happened', async () => {
    const due = makeFakeDueIndex();
    const world = makeInMemoryApp({
      ports: { due: { ...due, remove: async () => Promise.reject(new Error('tables are down')) } },
    });
    const request = await arrive(world);

    expect(await confirm(world, request)).toEqual({ kind: 'verified' });
    expect((await rowsOf(world, request)).request.value.state).toBe('pendingApproval');
    expect(due.all()).toHaveLength(2);
    expect(world.ports.log.lines.map(({ step }) => step)).toEqual(['due.left-over']);
  });
});
