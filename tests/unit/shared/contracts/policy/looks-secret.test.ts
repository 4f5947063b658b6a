import * as fc from 'fast-check';
import { looksSecret } from '../../../../../shared/contracts/policy/looks-secret';

describe('looksSecret', () => {
  it.each([
    'connectedOrganisations',
    'requireJustification',
    'kim@host.example',
    'project-x',
    'P7D',
  ])('lets %s be shown', (text) => {
    expect(looksSecret(text)).toBe(false);
  });

  it.each([
    'vst_k1_a',
    'password1',
    'https://user:pw@host.example',
    'AccountKey=x',
    'x'.repeat(100),
  ])('hides %s', (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it('hides every hash and every random key', () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

    fc.assert(
      fc.property(
        key,
        fc.constantFrom<BufferEncoding>('hex', 'base64', 'base64url'),
        (bytes, encoding) => {
          expect(looksSecret(`key ${Buffer.from(bytes).toString(encoding)}`)).toBe(true);
        },
      ),
    );
  });
});
