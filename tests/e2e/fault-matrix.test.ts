import { rmSync } from 'node:fs';
import { startStack, type Stack } from '../support/stack';
import { writeTrialPolicies } from '../support/trial-policies';
import { settle } from './support/crash/ledger';
import { makeMailWatch } from './support/crash/mail-watch';
import { tryNextStep, type Person, type Surroundings } from './support/crash/person';
import { guestsOf } from './support/crash/guests-of';
import {
  cellOf,
  externalCalls,
  troubles,
  type ExternalCall,
  type Trouble,
} from './support/faults/fault-cells';
import { waitingFaults } from './support/faults/waiting-faults';

const isLong = process.env['FAULTS'] === 'long';

// Clients give up after twenty seconds of real time, which nothing shortens.
jest.setTimeout(isLong ? 300_000 : 150_000);

let asked = 0;

function newPeople(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `person.${String((asked += 1))}@contoso.example`,
    hasPartnerKey: index % 2 === 0,
    choice: index % 4 === 3 ? 'deny' : 'approve',
    approver: index % 3 === 0 ? 'lee' : 'ravi',
  }));
}

describe('whatever goes wrong with one call', () => {
  let stack: Stack;
  let around: Surroundings;
  const policiesDir = writeTrialPolicies();

  beforeAll(async () => {
    stack = await startStack({ policiesDir });
    around = { stack: () => stack, mails: makeMailWatch(() => stack), oddities: [] };
  });
  afterAll(async () => {
    await stack.stop();
    rmSync(policiesDir, { recursive: true });
  });
  afterEach(async () => stack.clearFaults());

  const post = async (person: Person): Promise<void> => {
    while (person.accepted === undefined) await tryNextStep(person, around);
  };

  /** Lets people sign up while every one of these faults waits for a call, and answers who did not get to their end. */
  async function endure(
    cells: readonly ReturnType<typeof cellOf>[],
    people: readonly Person[],
  ): Promise<readonly string[]> {
    // The token of the calls before has run out: the next call asks for one.
    await stack.advance('PT2H');
    for (const cell of cells) await stack.fault(cell);
    await Promise.all(people.map(post));
    return settle(people, around);
  }

  async function expectEndured(
    calls: readonly ExternalCall[],
    met: readonly Trouble[],
    people: readonly Person[],
  ): Promise<void> {
    const cells = calls.flatMap((call) => met.map((trouble) => cellOf(call, trouble)));

    const strays = await endure(cells, people);

    expect(strays).toEqual([]);
    expect(around.oddities).toEqual([]);
    expect(await waitingFaults(stack)).toEqual([]);
    expect((await guestsOf(stack)).addressesWithSeveral).toEqual([]);
  }

  const quick = troubles.filter(({ isSlow = false }) => !isSlow);

  it('brings every request to its end, all troubles at once', async () => {
    await expectEndured(externalCalls, quick, newPeople(24));
  });

  const alone = externalCalls.map((call) => ({ call, name: `${call.target} ${call.match}` }));

  if (isLong) {
    it.each(alone)('brings every request to its end: $name', async ({ call }) => {
      await expectEndured([call], troubles, newPeople(8));
    });
  }
});
