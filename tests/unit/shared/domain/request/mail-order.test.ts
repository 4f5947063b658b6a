import * as fc from 'fast-check';
import { mailKinds } from '../../../../../shared/domain/request/mail-kind';
import {
  furtherIssues,
  mailKey,
  mailMessageId,
  parseMailKey,
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

describe('parseMailKey', () => {
  it('reads what names a mail on its marker', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(parseMailKey(mailKey(order))).toEqual(order);
      }),
    );
  });

  it.each([
    '',
    'guest-welcome',
    'nothing:0:guest:0:0:0',
    'guest-welcome:a:guest:0:0:0',
    'guest-welcome:0:guest:0:0:0:1',
  ])('reads nothing from "%s"', (key) => {
    expect(parseMailKey(key)).toBeUndefined();
  });
});

describe('furtherIssues', () => {
  it('counts mails of a stage per approver', () => {
    const first = { ...personalMail('guest-welcome', 'guest'), mail: 'approval-request' } as const;
    const asked = ['one', 'other'].map((recipient) => ({ ...first, stage: 2, recipient }));

    const again = furtherIssues(asked, { 'approval-request|2|one': 4 });

    expect(again.orders.map(({ issue }) => issue)).toEqual([5, 1]);
    expect(again.issues).toEqual({ 'approval-request|2|one': 5, 'approval-request|2|other': 1 });
  });

  it('counts all other mails per kind, ahead of every issue that was sent', () => {
    const sent = { ...personalMail('access-ended', 'guest', 3), recipient: 'sponsor' };

    const again = furtherIssues([sent, sent], {});

    expect(again.orders.map(({ issue }) => issue)).toEqual([4, 5]);
    expect(again.issues).toEqual({ 'access-ended': 5 });
  });
});
