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
jest.setTimeout(300_000);

let asked = 0;

function newPeople(count: number, areDenied = false): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `person.${String((asked += 1))}@contoso.example`,
    hasPartnerKey: index % 2 === 0,
    choice: areDenied || index % 4 === 3 ? 'deny' : 'approve',
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

  interface Outcome {
    /** Whoever is not where they should be. */
    readonly strays: readonly string[];
    readonly oddities: readonly string[];
    /** Faults that no call met. */
    readonly unmet: readonly string[];
    readonly invitedTwice: readonly string[];
  }

  const asItShouldBe: Outcome = { strays: [], oddities: [], unmet: [], invitedTwice: [] };

  /** Lets people sign up while every call meets every trouble once. */
  async function endure(
    calls: readonly ExternalCall[],
    met: readonly Trouble[],
    people: readonly Person[],
  ): Promise<Outcome> {
    // The token of the calls before has run out: the next call asks for one.
    await stack.advance('PT2H');
    for (const call of calls) {
      for (const trouble of met) await stack.fault(cellOf(call, trouble));
    }
    await Promise.all(people.map(post));
    const strays = await settle(people, around);
    const { addressesWithSeveral } = await guestsOf(stack);
    return {
      strays,
      oddities: around.oddities,
      unmet: await waitingFaults(stack),
      invitedTwice: addressesWithSeveral,
    };
  }

  const quick = troubles.filter(({ isSlow = false }) => !isSlow);

  it('brings every request to its end, all troubles at once', async () => {
    const outcome = await endure(externalCalls, quick, newPeople(24));

    expect(outcome).toEqual(asItShouldBe);
  });

  const alone = externalCalls.map((call) => ({ call, name: `${call.target} ${call.match}` }));

  if (isLong) {
    it.each(alone)('brings every request to its end: $name', async ({ call }) => {
      const people = newPeople(8, call.match.includes('denied'));

      const outcome = await endure([call], troubles, people);

      expect(outcome).toEqual(asItShouldBe);
    });
  }
});
