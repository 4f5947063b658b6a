import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../../../support/seeded-random';
import { isCarried, tryNextStep, type Person, type Surroundings } from './person';

const atOnce = 6;
const betweenTriesMs = 40;

export interface Load {
  /** Everybody who asked so far. */
  readonly people: readonly Person[];
  /** No more people come; resolves when what is being tried is answered or broken. */
  end(): Promise<void>;
}

function newPerson(random: SeededRandom, number: number): Person {
  return {
    email: `person.${String(number)}@contoso.example`,
    hasPartnerKey: random.next() < 0.6,
    choice: random.next() < 0.7 ? 'approve' : 'deny',
    approver: random.next() < 0.5 ? 'ravi' : 'lee',
  };
}

// Whoever waits longer is left for the end: a message that a killed host had in hand stays locked for a minute.
const patienceMs = 5000;

async function carry(person: Person, around: Surroundings, until: () => boolean): Promise<void> {
  const leaveAt = performance.now() + patienceMs;
  while (!until() && !isCarried(person) && performance.now() < leaveAt) {
    await tryNextStep(person, around);
    await sleep(betweenTriesMs);
  }
}

/** People come one after the other, some at a time, and try each of their steps until it is answered. */
export function runLoad(around: Surroundings, random: SeededRandom): Load {
  const people: Person[] = [];
  const ending = new AbortController();
  const isOver = (): boolean => ending.signal.aborted;

  const come = async (): Promise<void> => {
    while (!isOver()) {
      const person = newPerson(random, people.length + 1);
      people.push(person);
      await carry(person, around, isOver);
    }
  };
  const watch = async (): Promise<void> => {
    while (!isOver()) {
      await around.mails.look();
      await sleep(betweenTriesMs);
    }
  };
  const running = [watch(), ...Array.from({ length: atOnce }, come)];
  return {
    people,
    async end() {
      ending.abort();
      await Promise.all(running);
    },
  };
}
