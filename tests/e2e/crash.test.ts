import { setTimeout as sleep } from 'node:timers/promises';
import { makeSeededRandom } from '../support/seeded-random';
import type { Stack } from '../support/stack';
import { startCrashingStack, type CrashingStack } from './support/crash/crashing-stack';
import { guestsOf } from './support/crash/guests-of';
import { forgetUncertain, settle } from './support/crash/ledger';
import { makeMailWatch } from './support/crash/mail-watch';
import type { Surroundings } from './support/crash/person';
import { runLoad } from './support/crash/run-load';

const isLong = process.env['CRASH'] === 'long';
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const hostRounds = isLong ? 25 : 3;
const stackRounds = isLong ? 5 : 1;

// Hundreds of requests come to their end behind one another.
jest.setTimeout(isLong ? 1_200_000 : 300_000);

const say = (line: string): void => void process.stderr.write(`${line}\n`);

describe('a stack that is killed under load', () => {
  let crashing: CrashingStack;
  const stack = (): Stack => crashing.current();

  beforeAll(async () => {
    crashing = await startCrashingStack();
  });
  afterAll(async () => crashing.stop());

  it('loses nothing that it answered, and does nothing twice', async () => {
    const random = makeSeededRandom(seed);
    const mails = makeMailWatch(stack);
    const around: Surroundings = { stack, mails, oddities: [] };
    const load = runLoad(around, random);
    const backMs: number[] = [];
    for (let round = 0; round < hostRounds; round += 1) {
      await sleep(random.between(100, isLong ? 3000 : 1500));
      backMs.push(await crashing.killHost());
    }
    let uncertain = 0;
    for (let round = 0; round < stackRounds; round += 1) {
      await sleep(random.between(500, isLong ? 8000 : 3000));
      uncertain += forgetUncertain(load.people, await crashing.killAll());
    }
    await load.end();

    const strays = await settle(load.people, around);

    await mails.look();
    const guests = await guestsOf(stack());
    const decided = load.people.filter((person) => person.decided !== undefined).length;
    say(
      [
        `CRASH_SEED=${String(seed)}: ${String(load.people.length)} people, ${String(decided)} decisions,`,
        `${String(hostRounds)} hosts and ${String(stackRounds)} stacks killed;`,
        `host back after ${String(Math.round(Math.max(...backMs)))} ms at most;`,
        `${String(uncertain)} answers of the last five seconds tried again;`,
        `invited again ${String(guests.invitedAgain)}, mails sent again ${JSON.stringify(mails.repeats())}`,
      ].join(' '),
    );
    expect(strays).toEqual([]);
    expect(around.oddities).toEqual([]);
    expect(guests.addressesWithSeveral).toEqual([]);
    expect(decided).toBeGreaterThan(0);
  });
});
