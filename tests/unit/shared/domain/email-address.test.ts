import * as fc from 'fast-check';
import {
  domainOf,
  mailboxOf,
  normaliseAddress,
  withDomain,
} from '../../../../shared/domain/email-address';

describe('normaliseAddress', () => {
  it('trims, lowers the domain and keeps the local part as typed', () => {
    expect(normaliseAddress('  Ana.Silva@Contoso.EXAMPLE ')).toEqual({
      kind: 'address',
      address: 'Ana.Silva@contoso.example',
      domain: 'contoso.example',
      display: 'Ana.Silva@contoso.example',
      key: 'ana.silva@contoso.example',
    });
  });

  it.each(['MÜNCHEN.example', 'xn--mnchen-3ya.example', 'mu\u0308nchen。example'])(
    'brings %s to punycode and shows it in Unicode',
    (domain) => {
      expect(normaliseAddress(`ana@${domain}`)).toMatchObject({
        address: 'ana@xn--mnchen-3ya.example',
        display: 'ana@münchen.example',
      });
    },
  );

  it.each(['_ana_', "o'neil", 'a-b.c_d', '1'])('takes %s before the @', (localPart) => {
    expect(normaliseAddress(`${localPart}@contoso.example`).kind).toBe('address');
  });

  it.each(Array.from('~!#$%^&*()+=[]{}\\/|;:"<>?,`'))('refuses %s and names it', (character) => {
    expect(normaliseAddress(`an${character}a@contoso.example`)).toEqual({
      kind: 'refused',
      code: 'email.unsupported-character',
      character,
    });
  });

  it.each(['.ana', 'ana.', '-ana', 'ana-'])(
    'refuses %s for its first or last character',
    (localPart) => {
      expect(normaliseAddress(`${localPart}@contoso.example`)).toMatchObject({
        kind: 'refused',
        code: 'email.misplaced-character',
      });
    },
  );

  it('refuses a letter outside ASCII before the @ and names it', () => {
    expect(normaliseAddress('zoé@contoso.example')).toEqual({
      kind: 'refused',
      code: 'email.not-ascii',
      character: 'é',
    });
  });

  it.each([
    ['', 'email.missing'],
    ['   ', 'email.missing'],
    ['ana', 'email.malformed'],
    ['@contoso.example', 'email.malformed'],
    ['a..b@contoso.example', 'email.malformed'],
    ['a b@contoso.example', 'email.malformed'],
    ['a@b@contoso.example', 'email.malformed'],
    ['ana@', 'email.unknown-domain'],
    ['ana@contoso', 'email.unknown-domain'],
    ['ana@contoso.example.', 'email.unknown-domain'],
    ['ana@contoso..example', 'email.unknown-domain'],
    ['ana@127.0.0.1', 'email.unknown-domain'],
    ['ana@[127.0.0.1]', 'email.unknown-domain'],
    ['ana@con toso.example', 'email.unknown-domain'],
    ['ana@contoso.example:25', 'email.unknown-domain'],
    ['ana@contoso.example/x', 'email.unknown-domain'],
    ['ana@con%74oso.example', 'email.unknown-domain'],
    ['ana@-contoso.example', 'email.unknown-domain'],
    [`ana@${'a'.repeat(64)}.example`, 'email.unknown-domain'],
    [`${'a'.repeat(65)}@contoso.example`, 'email.too-long'],
    [`ana@${'a.'.repeat(130)}example`, 'email.too-long'],
  ])('refuses %j as %s', (text, code) => {
    expect(normaliseAddress(text)).toMatchObject({ kind: 'refused', code });
  });

  it('takes 254 characters and no more', () => {
    const domain = `${'a'.repeat(60)}.`.repeat(4);

    expect(normaliseAddress(`${'b'.repeat(6)}@${domain}net`)).toMatchObject({ kind: 'address' });
    expect(normaliseAddress(`${'b'.repeat(7)}@${domain}net`)).toMatchObject({
      code: 'email.too-long',
    });
  });

  it('gives its own answer again when asked twice', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const first = normaliseAddress(text);
        const again = first.kind === 'address' ? normaliseAddress(first.address) : first;

        expect(again).toEqual(first);
      }),
    );
  });

  it('lets nothing through that an invitation would refuse, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => `${text}@contoso.example`),
      fc.string({ unit: 'binary' }).map((text) => `ana@${text}`),
      fc.string({ unit: 'grapheme' }).map((text) => `ana@${text}.example`),
    );

    fc.assert(
      fc.property(typed, (text) => {
        const result = normaliseAddress(text);

        expect(
          result.kind === 'refused' || /^[A-Za-z0-9_'][\w.'-]*@[a-z0-9.-]+$/.test(result.address),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the parts of an address', () => {
  it('is one mailbox whatever the case', () => {
    expect(mailboxOf('Ana.Silva@Contoso.example')).toBe(mailboxOf('ana.silva@contoso.EXAMPLE'));
    expect(mailboxOf('ana@contoso.example')).not.toBe(mailboxOf('ana@fabrikam.example'));
  });

  it('has its domain behind the last @', () => {
    expect(domainOf('ana@contoso.example')).toBe('contoso.example');
    expect(domainOf('"ana@home"@contoso.example')).toBe('contoso.example');
  });

  it('keeps what is before the @ under another domain', () => {
    expect(withDomain('ana@xn--mnchen-3ya.example', 'münchen.example')).toBe('ana@münchen.example');
  });
});
