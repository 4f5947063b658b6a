import { giveUp } from '../../../support/give-up';
import { makeHttpApp, termsAccepted, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen, type Browser } from '../../../support/http-browser';
import { advance, decide, openedRequest } from '../../../support/sign-up-journey';

interface Reading {
  readonly http: HttpApp;
  readonly browser: Browser;
  readonly id: string;
  readonly path: string;
}

async function reading(): Promise<Reading> {
  const http = makeHttpApp();
  const id = await openedRequest(http, termsAccepted());
  const path = await http.statusPath(id);
  const browser = makeBrowser(http);
  await browser.get(path);
  return { http, browser, id, path };
}

const stateOf = async ({ http, id }: Reading): Promise<string | undefined> =>
  (await http.rows.load(id))?.request.value.state;

describe('the status page', () => {
  it('shows where the request stands, with a way to take it back', async () => {
    const { browser, path } = await reading();

    expect([browser.page.status, seen(browser.page)]).toMatchObject([
      200,
      { name: 'status', action: `${path}/cancel` },
    ]);
    expect(browser.page.headers.get('x-robots-tag')).toBe('noindex');
  });

  it('does not tell somebody who was given nothing that they have access', async () => {
    const { http, browser, id, path } = await reading();
    const members = { kind: 'group', group: 'Project X members' } as const;
    http.ports.roles.answer(members, { kind: 'refused', cause: 'group.permission-missing' });
    await decide(http, id, 'approve');
    await advance(http, id, { after: 1 });
    await advance(http, id, { after: 2, elapsed: 'endOfUndo' });
    await http.app.inviteGuest({ requestId: id, lastTry: false });
    await http.app.assignResources(id);
    await http.app.finishDelivery(id);

    const shown = await browser.get(path);

    expect(await stateOf({ http, browser, id, path })).toBe('partiallyDelivered');
    expect(shown.text).toContain('Your access is still missing.');
  });

  it('wants a tick before it cancels', async () => {
    const ana = await reading();

    const answer = await ana.browser.submit({});

    expect([answer.status, seen(answer).name]).toEqual([422, 'status']);
    expect(await stateOf(ana)).toBe('pendingApproval');
  });

  it('cancels and answers 303 to the same link', async () => {
    const ana = await reading();

    const answer = await ana.browser.submit({ sure: 'yes' });
    const shown = await ana.browser.get(ana.path);

    expect([answer.status, answer.headers.get('location')]).toEqual([303, ana.path]);
    expect([shown.status, seen(shown)]).toMatchObject([200, { name: 'status', action: undefined }]);
    expect(shown.text).toMatch(/Your request was canceled\..*<ol.*Your request was canceled\./s);
    expect(await stateOf(ana)).toBe('canceled');
  });

  it('answers a second cancel like the first', async () => {
    const ana = await reading();
    await ana.browser.submit({ sure: 'yes' });

    const again = await ana.browser.submit({ sure: 'yes' });

    expect(again.status).toBe(303);
  });

  it('shows no stage that is still asked of a request that was given up', async () => {
    const ana = await reading();

    await giveUp(ana.http, ana.id);
    const shown = await ana.browser.get(ana.path);

    expect(await stateOf(ana)).toBe('deliveryFailed');
    expect(shown.text).toContain('Your access could not be set up.');
    expect(shown.text).not.toContain('class="now"');
  });

  it('says that it is too late: the status, without the form, 409', async () => {
    const ana = await reading();
    await decide(ana.http, ana.id, 'approve');
    await advance(ana.http, ana.id, { after: 1 });
    await advance(ana.http, ana.id, { after: 2, elapsed: 'endOfUndo' });

    const answer = await ana.browser.submit({ sure: 'yes' });

    expect([answer.status, seen(answer)]).toMatchObject([
      409,
      { name: 'status', action: undefined },
    ]);
    expect(answer.text).toContain('It was not canceled:');
    expect(await stateOf(ana)).toBe('approved');
  });

  it('is refused to whoever did not see the page', async () => {
    const ana = await reading();

    const answer = await ana.http.send('POST', `${ana.path}/cancel`, { form: { sure: 'yes' } });

    expect([answer.status, seen(answer).name]).toEqual([403, 'status']);
    expect(await stateOf(ana)).toBe('pendingApproval');
  });

  it('opens nothing after half a year', async () => {
    const ana = await reading();
    ana.http.clock.advance(181 * 86_400);

    const shown = await ana.browser.get(ana.path);

    expect([shown.status, seen(shown).name]).toEqual([404, 'link-invalid']);
  });
});
