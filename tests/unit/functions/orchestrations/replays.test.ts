import {
  firstDifference,
  readReplay,
  recordReplay,
  replayed,
  replayNames,
} from '../../../support/durable/replay-fixture';
import { replayPaths } from '../../../support/durable/replay-paths';

/** Set by scripts/record-replays.mjs: the version that is about to be released. */
const recording = process.env['RECORD_REPLAYS'];

const call = (functionName: string) => ({ actionType: 0, functionName });
const state = (...actions: object[]) => ({ isDone: true, actions: [actions], output: null });

describe('guestSignUp on recorded histories', () => {
  beforeAll(async () => {
    if (recording === undefined) return;
    for (const [path, run] of Object.entries(replayPaths)) {
      const { triggers } = await run();
      await recordReplay(`${recording}/${path}`, triggers.at(-1) ?? '');
    }
  });

  it('asks for the same as when it was recorded', async () => {
    const differences: Record<string, string | undefined> = {};
    for (const name of replayNames()) {
      const recorded = readReplay(name);
      differences[name] = firstDifference(recorded.state, await replayed(recorded.trigger));
    }

    expect(
      Object.entries(differences).filter(([, difference]) => difference !== undefined),
    ).toEqual([]);
  });

  it('has a recording of every path', () => {
    const recorded = new Set(replayNames().map((name) => name.slice(name.indexOf('/') + 1)));

    expect([...recorded].toSorted()).toEqual(Object.keys(replayPaths).toSorted());
  });

  it('names the first action that differs', () => {
    const difference = firstDifference(
      state(call('advanceRequest'), call('inviteGuest')),
      state(call('advanceRequest'), call('assignResources')),
    );

    expect(difference).toMatch(/^action 2 was .*inviteGuest.* and is .*assignResources/);
  });
});
