import { makeOperators, type Operators } from '../../shared/application/operators/operators';
import type { Switches } from '../../shared/ports/switches';
import type { SigningKeys } from '../../shared/ports/signing-keys';
import { makeFakeDeadLetters, type FakeDeadLetters } from './fakes/fake-dead-letters';
import { makeFakeDirectoryCheck, type FakeDirectoryCheck } from './fakes/fake-directory-check';
import { makeFakeSigningKeys } from './fakes/fake-signing-keys';
import { makeFakeSwitches } from './fakes/fake-switches';
import type { InMemoryApp } from './in-memory-app';

export interface InMemoryOperators {
  readonly operators: Operators;
  readonly switches: Switches;
  readonly deadLetters: FakeDeadLetters;
  readonly directoryCheck: FakeDirectoryCheck;
  readonly signingKeys: SigningKeys;
}

/** The commands' use cases over the same rows as an app in memory. */
export function operatorsOf({ ports }: Pick<InMemoryApp, 'ports'>): InMemoryOperators {
  const more = {
    switches: makeFakeSwitches(),
    deadLetters: makeFakeDeadLetters(),
    directoryCheck: makeFakeDirectoryCheck(),
    signingKeys: makeFakeSigningKeys('key1'),
  };
  return { ...more, operators: makeOperators({ ...ports, ...more }) };
}

/** Kim, who says why. */
export const kim = { name: 'kim', reason: 'Called the sponsor' } as const;
