import fc from 'fast-check';
import {
  tokenFromBytes,
  tokenFromTag,
  tokenToBytes,
  tokenToTag,
} from '../../../../../local/service-bus/amqp/lock-token';

describe('lock tokens', () => {
  it('stand in a delivery tag as .NET writes a GUID', () => {
    const tag = tokenToTag('00112233-4455-6677-8899-aabbccddeeff');

    expect(tag.toString('hex')).toBe('33221100554477668899aabbccddeeff');
  });

  it('come back from tags and from bytes', () => {
    fc.assert(
      fc.property(fc.uuid(), (token) => {
        const back = [tokenFromTag(tokenToTag(token)), tokenFromBytes(tokenToBytes(token))];

        expect(back).toEqual([token, token]);
      }),
    );
  });
});
