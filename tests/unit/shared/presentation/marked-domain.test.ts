import * as fc from 'fast-check';
import { markDifference } from '../../../../shared/presentation/marked-domain';

describe('markDifference', () => {
  it.each([
    ['contos0.example', 'contoso.example', ['contos', '*0', '.example']],
    ['contosso.example', 'contoso.example', ['contos', '*s', 'o.example']],
    ['contso.example', 'contoso.example', ['cont', 'so.example']],
    ['contoso.example', 'contoso.example', ['contoso.example']],
  ])('cuts %s beside %s', (domain, known, expected) => {
    const pieces = markDifference(domain, known);

    expect(pieces.map(({ text, differs }) => (differs ? `*${text}` : text))).toEqual(expected);
  });

  it('loses nothing of the domain', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (domain, known) => {
        const pieces = markDifference(domain, known);

        expect(pieces.map(({ text }) => text).join('')).toBe(domain);
      }),
    );
  });
});
