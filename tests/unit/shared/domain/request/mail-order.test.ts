import * as fc from 'fast-check';
import { mailKinds } from '../../../../../shared/domain/request/mail-kind';
import {
  mailKey,
  mailMessageId,
  personalMail,
} from '../../../../../shared/domain/request/mail-order';

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: length,
    maxLength: length,
  });
const count = fc.integer({ min: 0, max: 9999 });
const id = 'a'.repeat(32);
const orders = fc.record({
  mail: fc.constantFrom(...mailKinds),
  stage: fc.integer({ min: 0, max: 3 }),
  recipient: fc.oneof(hex(16), fc.constantFrom('requestor', 'guest', 'operators')),
  generation: count,
  reminder: count,
  issue: count,
});

describe('mailMessageId', () => {
  it('has at most 128 characters and no address', () => {
    fc.assert(
      fc.property(
        hex(32),
        orders,
        fc.integer({ min: 1, max: 9999 }),
        (requestId, order, attempt) => {
          const messageId = mailMessageId(requestId, order, attempt);

          expect(messageId.length).toBeLessThanOrEqual(128);
          expect(messageId).toMatch(/^[0-9a-z:-]+$/);
        },
      ),
    );
  });

  it('is the same for the same mail and attempt only', () => {
    fc.assert(
      fc.property(orders, orders, count, count, (left, right, first, second) => {
        const isSame = mailKey(left) === mailKey(right) && first === second;

        expect(mailMessageId(id, left, first) === mailMessageId(id, right, second)).toBe(isSame);
      }),
    );
  });
});

describe('mailKey', () => {
  it('keeps every two orders apart that differ in anything', () => {
    fc.assert(
      fc.property(orders, orders, (left, right) => {
        const isSame = Object.entries(left).every(
          ([name, value]) => Object.entries(right).find(([other]) => other === name)?.[1] === value,
        );

        expect(mailKey(left) === mailKey(right)).toBe(isSame);
      }),
    );
  });

  it('names a personal mail by its kind, recipient and issue', () => {
    expect(mailKey(personalMail('guest-welcome', 'guest'))).toBe('guest-welcome:0:guest:0:0:0');
    expect(mailKey(personalMail('delivery-problem', 'operators', 3))).toBe(
      'delivery-problem:0:operators:0:0:3',
    );
  });
});
