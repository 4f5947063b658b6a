import fc from 'fast-check';
import { mailKinds } from '../../../../../shared/domain/request/mail-kind';
import { mailKey } from '../../../../../shared/domain/request/mail-order';
import { parseMailKey } from '../../../../../shared/domain/request/parse-mail-key';

const count = fc.nat(50);
const orders = fc.record({
  mail: fc.constantFrom(...mailKinds),
  stage: count,
  recipient: fc.stringMatching(/^[0-9a-z]{1,32}$/),
  generation: count,
  reminder: count,
  issue: count,
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
