import * as fc from 'fast-check';
import { domainToUnicode } from '../../../../shared/domain/punycode';

describe('domainToUnicode', () => {
  it.each([
    ['xn--mnchen-3ya.example', 'münchen.example'],
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['xn--fsqu00a.xn--0zwm56d', '例子.测试'],
    ['xn--ls8h.example', '💩.example'],
    ['contoso.example', 'contoso.example'],
  ])('shows %s as %s', (ascii, unicode) => {
    expect(domainToUnicode(ascii)).toBe(unicode);
  });

  it.each(['xn--.example', 'xn--9.example', 'xn--a!.example', 'xn--99999999.example'])(
    'leaves %s, which decodes to nothing sensible, without a throw',
    (domain) => {
      expect(domainToUnicode(domain)).toMatch(/\.example$/);
    },
  );

  it('undoes what the platform encodes', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('abcxyzäöüßéñçøåжщюяλπω例子测试')),
      minLength: 1,
      maxLength: 12,
    });

    fc.assert(
      fc.property(letters, (label) => {
        const { hostname } = new URL(`http://${label}.example/`);

        expect(domainToUnicode(hostname)).toBe(`${label.normalize('NFC')}.example`);
      }),
    );
  });
});
