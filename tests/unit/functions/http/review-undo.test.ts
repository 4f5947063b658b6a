import { makeHttpApp, termsAccepted, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen, type Browser } from '../../../support/http-browser';
import { advance, openedRequest } from '../../../support/sign-up-journey';

interface Reading {
  readonly http: HttpApp;
  readonly browser: Browser;
  readonly id: string;
  readonly path: string;
}

async function reading(): Promise<Reading> {
  const http = makeHttpApp();
  const id = await openedRequest(http, termsAccepted());
  const path = await http.reviewPath(id);
  const browser = makeBrowser(http);
  await browser.get(path);
  http.clock.advance(3);
  return { http, browser, id, path };
}

/** Ravi has decided and sees it. */
async function decided(): Promise<Reading> {
  const ravi = await reading();
  await ravi.browser.submit({ choice: 'approve' });
  await ravi.browser.get(ravi.path);
  return ravi;
}

describe('taking a decision back', () => {
  it('wants a tick', async () => {
    const { browser, http, id } = await decided();

    const answer = await browser.submit({});

    expect([answer.status, seen(answer).name]).toEqual([422, 'review-decided']);
    expect((await http.rows.load(id))?.stages[0]?.value.settlement).toBeDefined();
  });

  it('opens the stage again and answers 303 to the same link, however fast', async () => {
    const { browser, http, id, path } = await decided();

    const answer = await browser.submit({ sure: 'yes' });

    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await http.rows.load(id))?.stages[0]?.value).toMatchObject({ generation: 2 });
  });

  it('answers a second post like the first', async () => {
    const { browser, path } = await decided();
    await browser.submit({ sure: 'yes' });

    const again = await browser.submit({ sure: 'yes' });

    expect([again.status, again.headers.get('location')]).toEqual([303, path]);
  });

  it('comes too late once something followed: the decision, without the form, 409', async () => {
    const { browser, http, id } = await decided();
    await advance(http, id, { after: 1 });
    await advance(http, id, { after: 2, elapsed: 'endOfUndo' });

    const answer = await browser.submit({ sure: 'yes' });

    expect([answer.status, seen(answer)]).toMatchObject([
      409,
      { name: 'review-decided', action: undefined },
    ]);
    expect(answer.text).toContain('Nothing was changed:');
  });

  it('is refused to whoever did not see the page', async () => {
    const { http, path } = await decided();

    const answer = await http.send('POST', `${path}/undo`, { form: { sure: 'yes' } });

    expect([answer.status, seen(answer).name]).toEqual([403, 'review-decided']);
  });

  it('does not decide an open review', async () => {
    const { http, path, id } = await reading();

    const answer = await http.send('POST', `${path}/undo`, { form: { sure: 'yes' } });

    expect([answer.status, seen(answer).name]).toEqual([409, 'review']);
    expect((await http.rows.load(id))?.decisions).toEqual([]);
  });
});

/** Ravi opens the link a week later. */
async function expired(): Promise<Reading> {
  const ravi = await reading();
  ravi.http.clock.advance(8 * 86_400);
  ravi.http.ports.queue.drain();
  await ravi.browser.get(ravi.path);
  return ravi;
}

describe('asking for a fresh link', () => {
  it('shows a form that neither names nor asks for an address', async () => {
    const { browser, path } = await expired();

    expect(seen(browser.page)).toMatchObject({ name: 'link-expired', action: `${path}/fresh` });
    expect(browser.page.text).not.toContain('ravi@host.example');
    expect(browser.page.text).not.toContain('name="email"');
  });

  it('wants a tick', async () => {
    const { browser, http } = await expired();

    const answer = await browser.submit({});

    expect([answer.status, seen(answer).name]).toEqual([422, 'link-expired']);
    expect(http.ports.queue.queued).toEqual([]);
  });

  it('mails one and answers 303 to the same link, which says so', async () => {
    const { browser, http, path } = await expired();

    const answer = await browser.submit({ sure: 'yes' });
    const shown = await browser.get(path);

    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect(http.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'approval-request',
    ]);
    expect(seen(shown)).toMatchObject({ name: 'link-expired', action: undefined });
  });

  it('offers the form again after ten minutes', async () => {
    const { browser, http, path } = await expired();
    await browser.submit({ sure: 'yes' });
    http.clock.advance(601);

    const shown = await browser.get(path);

    expect(seen(shown).action).toBe(`${path}/fresh`);
  });

  it('is refused to whoever did not see the page', async () => {
    const { http, path } = await expired();

    const answer = await http.send('POST', `${path}/fresh`, { form: { sure: 'yes' } });

    expect([answer.status, seen(answer).name]).toEqual([403, 'link-expired']);
    expect(http.ports.queue.queued).toEqual([]);
  });

  it('does nothing for a link that still lives', async () => {
    const { http, path } = await reading();

    const answer = await http.send('POST', `${path}/fresh`, { form: { sure: 'yes' } });

    expect([answer.status, seen(answer).name]).toEqual([409, 'review']);
  });
});
