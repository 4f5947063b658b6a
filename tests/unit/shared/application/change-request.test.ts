import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeFakeRandomIds } from '../../../support/fakes/fake-random-ids';
import { makeFakeRequestStore } from '../../../support/fakes/fake-request-store';
import {
  makeChangeRequest,
  type ChangeRequest,
} from '../../../../shared/application/change-request';
import { sampleRows } from '../../../support/sample-rows';

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
      draft.replace({ kind: 'request', value: rows.request.value }, 'W/"never"');
    });

    await expect(lost).rejects.toMatchObject({ code: 'request.contended', retryable: true });
  });
});
