import * as fc from 'fast-check';
import {
  isCutWhenQuoted,
  printableLine,
  printableText,
  quotedText,
} from '../../../../shared/domain/quoted-text';

const text = fc.string({ unit: 'binary', maxLength: 600 });
const linkish = fc
  .array(
    fc.constantFrom(
      'http',
      '://',
      'www',
      '.',
      'com',
      '@',
      'a',
      ' ',
      'mailto',
      ':',
      '\\\\',
      '/',
      '。',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('printableText', () => {
  it('drops what reorders or hides text', () => {
    const shown = printableText('a\u202Egnp\u2066.exe\u0000\u200B\u{E0041}');

    expect(shown).toBe('agnp.exe');
  });

  it('keeps line feeds, and makes them of other line ends', () => {
    expect(printableText('a\r\nb\u2028c\td')).toBe('a\nb\nc d');
  });

  it('keeps joiners that scripts and emoji need', () => {
    expect(printableText('नर\u094D\u200Dम 👩‍💻')).toBe('नर\u094D\u200Dम 👩‍💻');
  });

  it('stacks no more than four marks', () => {
    expect(printableText(`e${'\u0301'.repeat(40)}`)).toBe(`e${'\u0301'.repeat(4)}`);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (value) => {
        const once = printableText(value);

        expect(printableText(once)).toBe(once);
        expect(once).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe('printableLine', () => {
  it('stays on one line', () => {
    expect(printableLine('  Ana\r\n  Silva\u2028')).toBe('Ana Silva');
  });
});

describe('quotedText', () => {
  it.each([
    ['https://evil.example/x', 'https[:]//evil[.]example/x'],
    ['write to ana@contoso.example', 'write to ana[@]contoso[.]example'],
    ['see www.evil.example', 'see www[.]evil[.]example'],
    ['call tel:+33123', 'call tel[:]+33123'],
    ['open onenote:evil or ms-word:ofe', 'open onenote[:]evil or ms-word[:]ofe'],
    ['News: notes: all fine', 'News: notes: all fine'],
    ['see evil.\u200dcom', 'see evil[.]\u200dcom'],
    ['open \\\\server\\share', 'open [\\]\\server\\share'],
  ])('breaks up links: %s', (given, expected) => {
    expect(quotedText(given)).toBe(expected);
  });

  it('leaves plain sentences and numbers as they are', () => {
    const sentence = 'From 1.5 to 2.0 tons. I need it: soon.';

    expect(quotedText(sentence)).toBe(sentence);
  });

  it('cuts at 300 characters', () => {
    const quoted = quotedText('é'.repeat(301));

    expect(quoted).toBe(`${'é'.repeat(300)}…`);
    expect([300, 301].map((length) => isCutWhenQuoted(`${'é'.repeat(length)} `))).toEqual([
      false,
      true,
    ]);
  });

  it('leaves nothing that a mail client makes a link of', () => {
    fc.assert(
      fc.property(fc.oneof(text, linkish), (value) => {
        const quoted = quotedText(value);

        expect(quoted).not.toMatch(/:\/\/|\\\\|[^\s[]@[^\s\]]|\S\.\p{L}/u);
      }),
    );
  });
});
