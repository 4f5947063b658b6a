import type { Mail } from '../../../../local/inbox/mail';
import { findMails, searchMails } from '../../../../local/inbox/search-mails';

const mail = (more: Partial<Mail>): Mail => ({
  id: '000001',
  to: 'ana@contoso.example',
  from: 'guests@host.example',
  subject: 'Welcome',
  kind: 'guest-welcome',
  headers: {},
  text: 'Reference 7K3M-9QXT',
  html: '',
  links: [],
  receivedAt: '2026-11-23T10:00:00.000Z',
  ...more,
});

describe('searchMails', () => {
  const mails = [mail({ id: '1' }), mail({ id: '2', to: 'bo@contoso.example', kind: 'other' })];
  const ids = (query: string): string[] =>
    searchMails(mails, new URLSearchParams(query)).map(({ id }) => id);

  it.each([
    ['', ['1', '2']],
    ['to=ANA@contoso.example', ['1']],
    ['to=ana@contoso', []],
    ['kind=other', ['2']],
    ['kind=oth', []],
    ['reference=7K3M-9QXT', ['1', '2']],
    ['reference=7k3m-9qxt', []],
    ['kind=other&to=ana@contoso.example', []],
  ])('answers %s', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });
});

describe('findMails', () => {
  it('wants every word, anywhere, in any case', () => {
    const mails = [mail({ id: '1' }), mail({ id: '2', subject: 'Your request' })];

    expect(findMails(mails, 'WELCOME ana').map(({ id }) => id)).toEqual(['1', '2']);
    expect(findMails(mails, 'your ana').map(({ id }) => id)).toEqual(['2']);
    expect(findMails(mails, '')).toHaveLength(2);
  });
});
