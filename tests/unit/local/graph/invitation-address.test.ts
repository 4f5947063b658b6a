import fc from 'fast-check';

import { invitationAddress } from '../../../../local/graph/invitation-address';

describe('invitationAddress', () => {
  it('gives address and domain in lower case', () => {
    expect(invitationAddress('Ana.Sol_2-x@Contoso.Example')).toEqual({
      address: 'ana.sol_2-x@contoso.example',
      domain: 'contoso.example',
    });
  });

  it('refuses every character that the invitation manager refuses', () => {
    const refused = fc.constantFrom(...Array.from('~!#$%^&*()+=[]{}\\/|;:"<>?, '));
    fc.assert(
      fc.property(refused, (character) => {
        expect(() => invitationAddress(`a${character}b@contoso.example`)).toThrow('not valid');
      }),
    );
  });

  it.each([
    'a@',
    '@contoso.example',
    'a@contoso',
    'a@-contoso.example',
    'a@b@contoso.example',
    'a.@x.example',
  ])('refuses %s', (address) => {
    expect(() => invitationAddress(address)).toThrow('not valid');
  });
});
