import * as fc from 'fast-check';
import { normaliseDomain } from '../../../../shared/domain/domain-name';
import { findLookAlike } from '../../../../shared/domain/look-alike';

const known = ['contoso.example', 'fabrikam.example', 'hp.example'];

function lookAlikeOf(typed: string): ReturnType<typeof findLookAlike> {
  return findLookAlike(normaliseDomain(typed) ?? typed, known);
}

describe('findLookAlike', () => {
  it.each([
    ['contosso.example', { given: 's', known: '' }],
    ['contos.example', { given: '', known: 'o' }],
    ['contaso.example', { given: 'a', known: 'o' }],
    ['contsoo.example', { given: 'so', known: 'os' }],
    ['contoso.exampl', { given: '', known: 'e' }],
  ])('finds %s one slip away from the known one', (typed, differing) => {
    expect(lookAlikeOf(typed)).toEqual({ known: 'contoso.example', reason: 'oneEdit', differing });
  });

  it.each([
    ['cont0so.example', 'contoso.example'],
    ['cоntоsо.example', 'contoso.example'],
    ['fabrikarn.example', 'fabrikam.example'],
    ['fábrikam.example', 'fabrikam.example'],
    ['ḟabrιkam.example', 'fabrikam.example'],
  ])('finds %s to read like %s', (typed, wanted) => {
    expect(lookAlikeOf(typed)).toMatchObject({ known: wanted, reason: 'confusable' });
  });

  it('finds a name of mixed scripts that only nearly reads the same', () => {
    expect(lookAlikeOf('cоntosso.example')).toMatchObject({
      known: 'contoso.example',
      reason: 'mixedScript',
    });
  });

  it.each(['contoso.example', 'mail.contoso.example', 'adatum.example', 'hq.example'])(
    'lets %s be',
    (typed) => {
      expect(lookAlikeOf(typed)).toBeUndefined();
    },
  );

  it('finds every domain with one letter changed, added or left out', () => {
    const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'));
    const edit = fc.tuple(fc.nat({ max: 6 }), letter, fc.constantFrom('change', 'add', 'drop'));

    fc.assert(
      fc.property(edit, ([at, added, how]) => {
        const rest = 'contoso.example'.slice(how === 'add' ? at : at + 1);
        const typed = 'contoso.example'.slice(0, at) + (how === 'drop' ? '' : added) + rest;
        fc.pre(typed !== 'contoso.example');

        expect(findLookAlike(typed, known)).toMatchObject({ known: 'contoso.example' });
      }),
    );
  });

  it('always says where they differ', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (typed, other) => {
        const found = findLookAlike(typed, [other]);

        expect(found?.differing).not.toEqual({ given: '', known: '' });
      }),
    );
  });
});
