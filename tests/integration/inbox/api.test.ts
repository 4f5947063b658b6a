import { startInboxFixture } from './inbox-fixture';
import type { InboxFixture } from './inbox-fixture';

function address(length: number): string {
  const rest = `@${`${'d'.repeat(60)}.`.repeat(2)}${'e'.repeat(length - 198)}.example`;
  return 'a'.repeat(length - rest.length) + rest;
}

describe('the API of the inbox', () => {
  let fixture: InboxFixture;
  beforeEach(async () => {
    fixture = await startInboxFixture();
  });
  afterEach(async () => fixture.inbox.stop());

  it('takes addresses of up to 254 characters', async () => {
    await fixture.send({ to: address(254) });
    const refused = fixture.send({ to: address(255) });

    await expect(refused).rejects.toMatchObject({ responseCode: 553 });
    expect((await fixture.mails()).map(({ to }) => to)).toEqual([address(254)]);
  });

  it('gives a mail as it was sent', async () => {
    await fixture.send();

    const [mail] = await fixture.mails();

    expect(mail).toMatchObject({
      to: 'ana@contoso.example',
      from: 'guests@host.example',
      subject: 'Confirm your address',
      kind: 'verify-address',
      text: expect.stringContaining('Reference 7K3M-9QXT') as string,
      html: expect.stringContaining('<p>Reference') as string,
      links: ['https://app.host.example/verify/abc?a=1&b=2'],
      headers: { 'x-vestibule-mail': 'verify-address', to: 'ana@contoso.example' },
    });
    expect(Date.parse(mail?.receivedAt ?? '')).not.toBeNaN();
  });

  it('makes no text of a mail without text, and no HTML of one without HTML', async () => {
    await fixture.send({ html: '<p>Only HTML</p>', text: '' });
    await fixture.send({ html: '', text: 'Only text' });

    expect(await fixture.mails()).toMatchObject([
      { text: '', links: [] },
      { text: 'Only text\n', html: '' },
    ]);
  });

  it('lists oldest first and filters by recipient, kind and reference', async () => {
    await fixture.send({ subject: 'First' });
    await fixture.send({ subject: 'Second', to: 'bo@contoso.example', text: 'ABCD-1234' });
    await fixture.send({ subject: 'Third', headers: { 'X-Vestibule-Mail': 'guest-welcome' } });
    const subjects = async (query: string): Promise<string[]> =>
      (await fixture.mails(query)).map(({ subject }) => subject);

    expect(await subjects('')).toEqual(['First', 'Second', 'Third']);
    expect(await subjects('?to=Bo@contoso.example')).toEqual(['Second']);
    expect(await subjects('?kind=verify-address&to=ana@contoso.example')).toEqual(['First']);
    expect(await subjects('?reference=ABCD-1234')).toEqual(['Second']);
    expect(await subjects('?to=nobody@contoso.example')).toEqual([]);
  });

  it('decodes subjects and names in other scripts', async () => {
    await fixture.send({ subject: 'Accès à l’espace « Projet X »', text: 'Déjà vu' });

    expect(await fixture.mails()).toMatchObject([
      { subject: 'Accès à l’espace « Projet X »', text: 'Déjà vu' },
    ]);
  });

  it('deletes everything', async () => {
    await fixture.send();

    const answer = await fetch(`${fixture.inbox.url}/api/mails`, { method: 'DELETE' });

    expect(answer.status).toBe(204);
    expect(await fixture.mails()).toEqual([]);
  });

  it('takes many mails at once, each once', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(numbers.map(async (number) => fixture.send({ subject: String(number) })));

    const mails = await fixture.mails();

    expect(mails.map(({ subject }) => Number(subject)).toSorted((a, b) => a - b)).toEqual(numbers);
    expect(mails.map(({ id }) => id).toSorted()).toEqual(mails.map(({ id }) => id));
  });
});
