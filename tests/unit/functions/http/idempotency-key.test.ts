import { idempotencyKey, type IdempotencyKey } from '../../../../functions/http/idempotency-key';

const keyIn = (text: string): IdempotencyKey =>
  idempotencyKey({ headers: new Headers({ 'Idempotency-Key': text }) });

describe('idempotencyKey', () => {
  it('is none without the header', () => {
    expect(idempotencyKey({ headers: new Headers() })).toEqual({ kind: 'none' });
  });

  it.each(['a', 'hr-system-4711', '~'.repeat(255)])('takes "%s"', (key) => {
    expect(keyIn(key)).toEqual({ kind: 'key', key });
  });

  it.each(['', 'two words', 'é', '~'.repeat(256)])('refuses "%s"', (key) => {
    expect(keyIn(key)).toEqual({ kind: 'malformed' });
  });
});
