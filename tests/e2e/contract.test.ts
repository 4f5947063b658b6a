import { rmSync } from 'node:fs';
import { seen } from '../support/http-browser';
import { makePageClient, type AnsweredPage } from '../support/page-client';
import { startStack, type Stack, type StackMail } from '../support/stack';
import { plain, signUp } from './support/sign-ups';
import { writeSlowPolicies } from './support/slow-policies';
import { linkOf } from './support/world';
import { eventually } from '../support/until';

interface Shown {
  readonly status: number;
  readonly name: string | undefined;
  readonly headers: Headers;
  readonly text: string;
}

const reader = (email: string): object => ({ ...plain, accessPackageId: 'community', email });

const brief = ({ status, name }: Pick<AnsweredPage, 'status' | 'name'>): string =>
  `${String(status)} ${name ?? ''}`.trim();

const shape = ({ status, headers, text }: Shown): string =>
  JSON.stringify([status, [...headers.keys()], Object.keys(JSON.parse(text) as object)]);

describe('what the outside may rely on', () => {
  const policiesDir = writeSlowPolicies();
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ policiesDir });
  });
  afterAll(async () => {
    await stack.stop();
    rmSync(policiesDir, { recursive: true });
  });

  async function show(path: string, init: RequestInit = {}): Promise<Shown> {
    const response = await fetch(new URL(path, stack.baseUrl), { redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, name: seen({ text }).name, headers: response.headers, text };
  }

  const post = async (fields: object): Promise<Shown> =>
    show('/api/signup-requests', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });

  const mails = async (filter: object, count: number): Promise<readonly StackMail[]> =>
    eventually(async () => {
      const found = await stack.mails(filter);
      return found.length >= count ? found : undefined;
    }, filter);

  /** Somebody asks and confirms; gives the approval mails to both owners. */
  async function asked(email: string): Promise<readonly StackMail[]> {
    await post({ ...signUp, email });
    const [mail] = await mails({ to: email, kind: 'verify-address' }, 1);
    if (mail === undefined) throw new Error('no mail');
    const person = makePageClient();
    const page = await person.open(linkOf(mail, '/verify/'));
    const { status } = await person.submit(page, { submission: '1' });
    expect([page.status, page.name, status]).toEqual([200, 'verify-address', 303]);
    const [received] = await mails({ to: email, kind: 'request-received' }, 1);
    // At the end of its sentence: a link's token may hold something that looks like a reference too.
    const reference = / ([0-9A-Z]{4}-[0-9A-Z]{4})\.$/m.exec(received?.text ?? '')?.[1];
    if (reference === undefined) throw new Error('no reference');
    return mails({ kind: 'approval-request', reference }, 2);
  }

  it.each([
    ['GET', '/', 200, 'packages'],
    ['GET', '/signup/project-x', 200, 'signup'],
    ['GET', '/signup/project-x/received', 200, 'received'],
    ['POST', '/', 404, 'problem'],
    ['GET', '/api/signup-requests', 404, 'problem'],
    ['GET', '/review/v1.unknown.token.here', 404, 'link-invalid'],
    ['POST', '/extend/v1.unknown.token.here', 404, 'link-invalid'],
  ])(
    'answers %s %s with a page that nobody keeps or frames',
    async (method, path, status, name) => {
      const shown = await show(path, { method });

      expect([shown.status, shown.name]).toEqual([status, name]);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
        'content-type': 'text/html; charset=utf-8',
        'referrer-policy': 'strict-origin',
        'x-content-type-options': 'nosniff',
      });
      expect(shown.headers.has('strict-transport-security')).toBe(false);
      expect(shown.text).not.toContain('<script');
    },
  );

  it('answers strangers, guests and those who ask already alike', async () => {
    const stranger = await post({ ...signUp, email: 'new@fabrikam.example' });
    const guest = await post({ ...signUp, email: 'pat@fabrikam.example' });
    const again = await post({ ...signUp, email: 'new@fabrikam.example', givenName: 'Eve' });

    expect([shape(guest), shape(again)]).toEqual([shape(stranger), shape(stranger)]);
    expect(again.text).toBe(stranger.text);
  });

  it('takes twenty posts of one moment as one request with one mail', async () => {
    const fields = reader('twenty@elsewhere.example');

    const answers = await Promise.all(Array.from({ length: 20 }, async () => post(fields)));

    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    await stack.advance('PT1S');
    expect(await stack.mails({ to: 'twenty@elsewhere.example' })).toHaveLength(1);
  });

  it('mails an unproved address once in ten minutes, whenever they begin, and five times a day', async () => {
    const to = 'often@elsewhere.example';
    const countAfter = async (pause: string): Promise<number> => {
      await stack.advance(pause);
      await post(reader(to));
      await stack.advance('PT1S');
      return (await stack.mails({ to })).length;
    };

    const counts = [];
    for (const pause of ['PT1S', 'PT9M', 'PT2M', 'PT11M', 'PT11M', 'PT11M', 'PT11M', 'P1D']) {
      counts.push(await countAfter(pause));
    }

    expect(counts).toEqual([1, 1, 2, 3, 4, 5, 5, 6]);
  });

  it('shows one page for every link that opens nothing', async () => {
    const [mail] = await asked('one@contoso.example');
    if (mail === undefined) throw new Error('no mail');
    const token = new URL(linkOf(mail, '/review/')).pathname.split('/')[2] ?? '';
    const [version = '', kid = '', payload = '', mac = ''] = token.split('.');
    const tampered = `${payload.slice(0, 5)}${payload[5] === 'A' ? 'B' : 'A'}${payload.slice(6)}`;

    const shown = await Promise.all(
      [
        `/verify/${token}`,
        `/status/${token}`,
        `/extend/${token}`,
        `/review/${token}x`,
        `/review/${[version, kid, tampered, mac].join('.')}`,
        `/review/${[version, 'deadbeef', payload, mac].join('.')}`,
      ].map(async (path) => show(path)),
    );

    const pages = shown.map(({ status, name, text }) =>
      [status, name, text.replaceAll(/\/(verify|status|extend|review)\/[^"?]*/g, '')].join(' '),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^404 link-invalid .*action="\/links/s);
  });

  it('leads a review through every page that its link can show', async () => {
    const [mine, theirs] = await asked('two@contoso.example');
    if (mine === undefined || theirs === undefined) throw new Error('no mails');
    const link = linkOf(mine, '/review/');
    const me = makePageClient();
    const open = await me.open(link);

    const tooEarly = await me.submit(open, { choice: 'approve', message: 'Welcome aboard' });
    await stack.advance('PT3S');
    const elsewhere = await makePageClient().submit(open, { choice: 'approve' });
    const unchosen = await me.submit(open, {});
    const unjustified = await me.submit(open, { choice: 'deny', message: 'Not now' });
    const decided = await me.submit(open, { choice: 'deny', justification: 'Left the project' });

    expect([open, tooEarly, elsewhere, unchosen, unjustified, decided].map(brief)).toEqual([
      '200 review',
      '403 review',
      '403 review',
      '422 review',
      '422 review',
      '303',
    ]);
    expect(tooEarly.text).toContain('Welcome aboard');
    expect(tooEarly.text).not.toContain(' checked');
    expect(unjustified.text).toMatch(/value="deny"[^>]* checked/);

    const done = await me.open(link);
    const form = { ...done, action: new URL(link).pathname };
    const otherWay = await me.submit(form, { choice: 'approve' });
    const sameWay = await me.submit(form, { choice: 'deny' });
    const other = await makePageClient().open(linkOf(theirs, '/review/'));
    const unticked = await me.submit(done, {});
    const undone = await me.submit(done, { sure: 'yes' });
    const reopened = await me.open(link);
    const tooLate = await me.submit(form, { choice: 'deny' });

    expect(
      [done, otherWay, sameWay, other, unticked, undone, reopened, tooLate].map(brief),
    ).toEqual([
      '200 review-decided',
      '409 review-decided',
      '303',
      '200 review-settled',
      '422 review-decided',
      '303',
      '200 review-reopened',
      '409 review-reopened',
    ]);
    expect(done.choice).toBe('deny');
  });

  it('mails a fresh link for one past its time while the stage is open', async () => {
    const [mine] = await asked('three@contoso.example');
    if (mine === undefined) throw new Error('no mail');
    const before = await stack.mails({ to: mine.to });
    await stack.advance('P8D');
    const me = makePageClient();
    const expired = await me.open(linkOf(mine, '/review/'));

    const unticked = await me.submit(expired, {});
    const sent = await me.submit(expired, { sure: 'yes' });

    const fresh = await eventually(async () => {
      const found = await stack.mails({ to: mine.to, kind: 'approval-request' });
      return found.find(
        ({ id, subject }) => subject === mine.subject && !before.some((one) => one.id === id),
      );
    }, 'fresh link');
    expect([expired, unticked, sent].map(brief)).toEqual([
      '200 link-expired',
      '422 link-expired',
      '303',
    ]);
    expect(expired.text).not.toContain(mine.to);
    expect(brief(await me.open(linkOf(fresh, '/review/')))).toBe('200 review');
  });

  it('marks every mail for programs, and threads those of one request', async () => {
    const all = await stack.mails();

    const ids = all.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(all.length);
    for (const { kind, from, to, text, html, headers } of all) {
      expect([kind, from, to]).toEqual([
        headers['x-vestibule-mail'],
        'guests@host.example',
        expect.stringMatching(/^[^\s<>]+@[^\s<>]+$/),
      ]);
      expect(headers['auto-submitted']).toBe('auto-generated');
      expect(headers['references']).toBe(headers['in-reply-to']);
      expect([text.length > 20, html.includes('<html')]).toEqual([true, true]);
    }
  });
});
