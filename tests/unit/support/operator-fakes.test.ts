import type { DeadLetter } from '../../../shared/ports/dead-letters';
import { deadLettersContract } from '../../support/contracts/dead-letters.contract';
import { directoryCheckContract } from '../../support/contracts/directory-check.contract';
import { keyRingContract } from '../../support/contracts/key-ring.contract';
import { requestListContract } from '../../support/contracts/request-list.contract';
import { signingKeysContract } from '../../support/contracts/signing-keys.contract';
import { switchesContract } from '../../support/contracts/switches.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { makeFakeDeadLetters } from '../../support/fakes/fake-dead-letters';
import { makeFakeDirectoryCheck } from '../../support/fakes/fake-directory-check';
import { makeFakeKeyRing } from '../../support/fakes/fake-key-ring';
import { makeFakeRequestList } from '../../support/fakes/fake-request-list';
import { makeFakeRequestStore } from '../../support/fakes/fake-request-store';
import { makeFakeSigningKeys } from '../../support/fakes/fake-signing-keys';
import { makeFakeSwitches } from '../../support/fakes/fake-switches';

describe('makeFakeSwitches', () => {
  switchesContract(makeFakeSwitches);
});

describe('makeFakeRequestList', () => {
  requestListContract(() => {
    const store = makeFakeRequestStore();
    return { store, list: makeFakeRequestList(store) };
  });
});

describe('makeFakeSigningKeys', () => {
  signingKeysContract(() => makeFakeSigningKeys('key1'));
});

describe('makeFakeKeyRing', () => {
  keyRingContract(() => {
    const ring = makeFakeKeyRing();
    return {
      ring,
      clock: makeFakeClock(),
      add: async () => Promise.resolve(ring.rotate('key2')),
      remove: async (kid) => Promise.resolve(ring.remove(kid)),
    };
  });
});

describe('makeFakeDeadLetters', () => {
  deadLettersContract(() => {
    const letters = makeFakeDeadLetters();
    return {
      letters,
      die: async (queue, ...ids) => {
        for (const [index, id] of ids.entries()) letters.lay(letter(queue, id, index + 1));
        return Promise.resolve();
      },
      waiting: async (wanted) =>
        Promise.resolve(
          letters.resubmitted
            .filter(({ queue }) => queue === wanted)
            .map(({ messageId, body }) => ({ messageId, body })),
        ),
      letLocksRunOut: () => undefined,
    };
  });
});

function letter(queue: string, id: string, number: number): DeadLetter {
  return {
    queue,
    sequenceNumber: String(number),
    messageId: id,
    reason: 'MaxDeliveryCountExceeded',
    description: '',
    enqueuedAt: '2026-01-05T10:00:00.000Z',
    deliveryCount: 10,
    body: { id },
  };
}

describe('makeFakeDirectoryCheck', () => {
  directoryCheckContract(() => {
    const check = makeFakeDirectoryCheck();
    check.sponsors('unsponsored', 0);
    check.sponsors('gone', undefined);
    check.miss({ kind: 'group', group: 'No such group' }, 'group.not-found');
    const missing = {
      kind: 'application',
      application: 'No such application',
      role: 'Reader',
    } as const;
    check.miss(missing, 'application.not-found');
    const noRole = { kind: 'application', application: 'Project X', role: 'Owner' } as const;
    check.miss(noRole, 'application.role-not-found');
    return {
      check,
      guests: { sponsored: 'sponsored', unsponsored: 'unsponsored', gone: 'gone' },
      throttle: () => {
        check.answer({ kind: 'later', afterSeconds: 7, throttled: true });
      },
    };
  });
});
