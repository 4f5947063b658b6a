import { directoryPerson } from '../../../support/fakes/fake-directory';
import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { makeHttpApp, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen, type Browser } from '../../../support/http-browser';
import { mailsOf, tokensIn } from '../../../support/sent-mails';
import { advance, anasSignUp, arrive, confirm } from '../../../support/sign-up-journey';

const kim = 'kim@host.example';
const lee = 'lee@host.example';
const daySeconds = 86_400;

interface Reading {
  readonly http: HttpApp;
  readonly browser: Browser;
  readonly id: string;
  readonly path: string;
}

async function pass(http: HttpApp, days: number): Promise<void> {
  http.clock.advance(days * daySeconds);
  await http.app.sweepDue(http.orchestrations);
  for (const { message } of http.ports.queue.drain()) {
    await http.app.sendMail(message, false, http.orchestrations);
  }
}

/** Path of the link in the newest mail that announced the end to somebody. */
function pathFor(http: HttpApp, to: string): string {
  const mail = mailsOf(http, 'access-ending').findLast((one) => one.to === to);
  return `/extend/${(mail === undefined ? [] : tokensIn(mail, 'extend'))[0] ?? ''}`;
}

/** Kim reads the link of the mail that came 14 days before the end. */
async function reading(): Promise<Reading> {
  const http = makeHttpApp();
  const accessPackage = anAccessPackage({
    approval: { stages: [] },
    lifecycle: { expiresAfter: 'P90D' },
    invitation: { redirectUrl: 'https://host.example/x', sponsors: [{ user: kim }] },
  });
  http.usePolicies(aPolicySet({ accessPackages: [{ ...accessPackage, version: '7'.repeat(64) }] }));
  http.ports.directory.people({ kind: 'user', user: kim }, [
    directoryPerson('Kim'),
    directoryPerson('Lee'),
  ]);
  const id = await arrive(http, anasSignUp());
  await confirm(http, id);
  await advance(http, id);
  await http.app.inviteGuest({ requestId: id, lastTry: false });
  await http.app.assignResources(id);
  await http.app.finishDelivery(id);
  await pass(http, 77);
  const path = pathFor(http, kim);
  const browser = makeBrowser(http);
  await browser.get(path);
  return { http, browser, id, path };
}

const extendedIn = async ({ http, id }: Reading): Promise<boolean> =>
  (await http.rows.load(id))?.assignment?.value.extended !== undefined;

describe('the page to extend access', () => {
  it('shows whose access ends when, and changes nothing', async () => {
    const sponsor = await reading();
    const { browser, path } = sponsor;

    expect([browser.page.status, seen(browser.page)]).toMatchObject([
      200,
      { name: 'extend-access', action: path },
    ]);
    expect(browser.page.text).toContain('Ana Silva');
    expect(browser.page.text).toContain('5\u00a0April');
    expect(browser.page.headers.get('x-robots-tag')).toBe('noindex');
    expect(await extendedIn(sponsor)).toBe(false);
  });

  it('has no box ticked', async () => {
    const { browser } = await reading();

    expect(browser.page.text).not.toMatch(/\bchecked\b/);
  });

  it('wants a tick before it extends', async () => {
    const sponsor = await reading();

    const answer = await sponsor.browser.submit({});

    expect([answer.status, seen(answer).name]).toEqual([422, 'extend-access']);
    expect(await extendedIn(sponsor)).toBe(false);
  });

  it('extends and answers 303 to the same link, which then says so', async () => {
    const sponsor = await reading();

    const answer = await sponsor.browser.submit({ sure: 'yes' });
    const shown = await sponsor.browser.get(sponsor.path);

    expect([answer.status, answer.headers.get('location')]).toEqual([303, sponsor.path]);
    expect([shown.status, seen(shown)]).toMatchObject([
      200,
      { name: 'extend-access', action: undefined },
    ]);
    expect(shown.text).toContain('Extended with this link');
    expect(await extendedIn(sponsor)).toBe(true);
  });

  it('answers a second post like the first', async () => {
    const sponsor = await reading();
    await sponsor.browser.submit({ sure: 'yes' });

    const again = await sponsor.browser.submit({ sure: 'yes' });

    expect([again.status, again.headers.get('location')]).toEqual([303, sponsor.path]);
  });

  it('tells another sponsor that it was done, and that a post came too late', async () => {
    const sponsor = await reading();
    const other = makeBrowser(sponsor.http);
    await other.get(pathFor(sponsor.http, lee));
    await sponsor.browser.submit({ sure: 'yes' });

    const late = await other.submit({ sure: 'yes' });
    const shown = await other.get(pathFor(sponsor.http, lee));

    expect([late.status, seen(late).name]).toEqual([409, 'extend-access']);
    expect(late.text).toContain('this came too late');
    expect([shown.status, shown.text.includes('Another sponsor extended it')]).toEqual([200, true]);
  });

  it.each([
    ['before a sweep', false],
    ['after it', true],
  ])('says that it is over once the end has come, %s', async (_when, isSwept) => {
    const sponsor = await reading();
    if (isSwept) await pass(sponsor.http, 14);
    else sponsor.http.clock.advance(14 * daySeconds);

    const late = await sponsor.browser.submit({ sure: 'yes' });
    const shown = await sponsor.browser.get(sponsor.path);

    expect([late.status, shown.status]).toEqual([409, 200]);
    expect(shown.text).toContain('cannot be extended any more');
    expect(await extendedIn(sponsor)).toBe(false);
  });

  it('refuses a post from elsewhere', async () => {
    const sponsor = await reading();

    const answer = await sponsor.browser.submit(
      { sure: 'yes' },
      { origin: 'https://evil.example' },
    );

    expect([answer.status, seen(answer).name]).toEqual([403, 'extend-access']);
    expect(await extendedIn(sponsor)).toBe(false);
  });

  it('lets somebody without cookies type the reference', async () => {
    const sponsor = await reading();
    const blocked = makeBrowser(sponsor.http, { cookies: false });
    await blocked.get(sponsor.path);
    const reference = (await sponsor.http.rows.load(sponsor.id))?.request.value.reference ?? '';

    const asked = await blocked.submit({ sure: 'yes' });
    const done = await blocked.submit({ sure: 'yes', reference });

    expect([asked.status, done.status]).toEqual([403, 303]);
    expect(await extendedIn(sponsor)).toBe(true);
  });

  it('opens nothing with a link of another purpose, a stranger’s or a torn one', async () => {
    const { http, id, path } = await reading();
    const status = (await http.statusPath(id)).replace('/status/', '/extend/');

    const answers = await Promise.all(
      [status, `${path.slice(0, -2)}xx`, '/extend/nothing'].map(async (one) =>
        http.send('GET', one),
      ),
    );

    expect(answers.map((answer) => [answer.status, seen(answer).name])).toEqual(
      Array.from({ length: 3 }, () => [404, 'link-invalid']),
    );
  });

  it('does not count for somebody who is no sponsor any more', async () => {
    const sponsor = await reading();
    sponsor.http.ports.directory.people({ kind: 'user', user: kim }, [directoryPerson('Lee')]);

    const answer = await sponsor.browser.submit({ sure: 'yes' });

    expect([answer.status, seen(answer).name]).toEqual([404, 'link-invalid']);
    expect(await extendedIn(sponsor)).toBe(false);
  });
});
