import type { PolicySet } from '../../../../shared/domain/policy/policy-set';
import { makeBrowser, seen, type Browser } from '../../../support/http-browser';
import { httpPolicies, makeHttpApp, termsAccepted, type HttpApp } from '../../../support/http-app';
import { advance, decide, openedRequest } from '../../../support/sign-up-journey';

async function openReview(http: HttpApp): Promise<{ browser: Browser; path: string; id: string }> {
  const id = await openedRequest(http, termsAccepted());
  const path = await http.reviewPath(id);
  const browser = makeBrowser(http);
  await browser.get(path);
  http.clock.advance(3);
  return { browser, path, id };
}

function inTwoStages(): PolicySet {
  const policies = httpPolicies();
  return {
    ...policies,
    accessPackages: policies.accessPackages.map((accessPackage) => {
      const { approval } = accessPackage;
      return {
        ...accessPackage,
        approval: { ...approval, stages: [...approval.stages, ...approval.stages] },
      };
    }),
  };
}

const heading = (text: string): string | undefined => /<h1[^>]*>([^<]*)/.exec(text)?.[1];

const choices = (text: string): number => [...text.matchAll(/name="choice"[^>]*checked/g)].length;

describe('the review page', () => {
  it('shows an open review without any answer preset, whatever the query says', async () => {
    const http = makeHttpApp();
    const { path } = await openReview(http);

    const answer = await makeBrowser(http).get(`${path}?choice=approve`);

    expect(answer.status).toBe(200);
    expect(seen(answer).name).toBe('review');
    expect(choices(answer.text)).toBe(0);
  });

  it('words its heading by the choice in the query', async () => {
    const http = makeHttpApp();
    const { browser, path } = await openReview(http);

    const plain = await browser.get(path);
    const deny = await browser.get(`${path}?choice=deny`);
    const nonsense = await browser.get(`${path}?choice=x`);

    expect(heading(deny.text)).not.toBe(heading(plain.text));
    expect(heading(nonsense.text)).toBe(heading(plain.text));
  });

  it('words its heading by the choice it keeps, whatever the query says', async () => {
    const http = makeHttpApp();
    const { browser, path } = await openReview(http);
    await browser.get(`${path}?choice=approve`);
    http.clock.advance(3);

    const again = await browser.submit({ choice: 'deny' });

    expect([again.status, choices(again.text)]).toEqual([422, 1]);
    expect(heading(again.text)).toMatch(/^Deny access/);
  });

  it('tells an approver of the second stage what the first one decided', async () => {
    const http = makeHttpApp();
    http.usePolicies(inTwoStages());
    const { id } = await openReview(http);
    await decide(http, id, 'approve', { by: 'Lee', justification: 'Met in person' });
    await advance(http, id, { after: 1 });
    await advance(http, id, { after: 2, elapsed: 'endOfUndo' });

    const { text } = await makeBrowser(http).get(await http.reviewPath(id));

    expect(text).toContain('Lee');
    expect(text).toContain('Met in person');
  });

  it.each(['GET', 'HEAD'])('changes nothing on %s', async (method) => {
    const http = makeHttpApp();
    const { path } = await openReview(http);
    const before = http.rows.commits;

    const answer = await http.send(method, `${path}?choice=approve`);

    expect(answer.status).toBe(200);
    expect(http.rows.commits).toBe(before);
    expect(http.orchestrations.wakes).toEqual([]);
  });

  it('keeps the page out of caches and search engines', async () => {
    const http = makeHttpApp();
    const { browser } = await openReview(http);

    const { headers } = browser.page;

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('referrer-policy')).toBe('strict-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('decides once and answers 303 to the same link', async () => {
    const http = makeHttpApp();
    const { browser, path, id } = await openReview(http);

    const answer = await browser.submit({ choice: 'approve', message: 'Welcome' });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    const rows = await http.rows.load(id);
    expect(rows?.decisions.map(({ value }) => value)).toMatchObject([
      { choice: 'approve', message: 'Welcome' },
    ]);
    expect(http.orchestrations.wakes).toEqual([{ requestId: id, round: 1 }]);
  });

  it('shows the decision from then on, with a way to take it back', async () => {
    const http = makeHttpApp();
    const { browser, path } = await openReview(http);
    await browser.submit({ choice: 'approve' });

    const answer = await browser.get(path);

    expect(answer.status).toBe(200);
    expect(seen(answer)).toMatchObject({
      name: 'review-decided',
      choice: 'approve',
      action: `${path}/undo`,
    });
  });

  it('answers the same choice posted twice like the first', async () => {
    const http = makeHttpApp();
    const { browser, path, id } = await openReview(http);
    await browser.submit({ choice: 'approve' });

    const again = await browser.submit({ choice: 'approve' });

    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe(path);
    expect((await http.rows.load(id))?.decisions).toHaveLength(1);
  });

  it('answers another choice after the decision 409 with the decision', async () => {
    const http = makeHttpApp();
    const { browser, id, path } = await openReview(http);
    await browser.submit({ choice: 'approve' });

    const other = await browser.submit({ choice: 'deny', justification: 'No' });

    expect(other.status).toBe(409);
    expect(seen(other)).toMatchObject({ name: 'review-decided', choice: 'approve' });
    expect(other.text).toContain('Nothing was changed:');
    expect((await browser.get(path)).text).not.toContain('Nothing was changed:');
    expect((await http.rows.load(id))?.decisions).toHaveLength(1);
  });

  it('says who settled it with another link: 200 to a reader, 409 to a decision', async () => {
    const http = makeHttpApp();
    const { browser, path, id } = await openReview(http);
    await decide(http, id, 'approve', { by: 'Lee' });

    const posted = await browser.submit({ choice: 'deny', justification: 'No' });
    const shown = await browser.get(path);

    expect([posted.status, seen(posted).name]).toEqual([409, 'review-settled']);
    expect([shown.status, seen(shown).name]).toEqual([200, 'review-settled']);
    expect(shown.text).toContain('lee@host.example');
    expect(seen(shown).action).toBeUndefined();
  });

  it('says that a decision was taken back: 200 to a reader, 409 to a decision with the old link', async () => {
    const http = makeHttpApp();
    const { browser, path, id } = await openReview(http);
    const stale = browser.page;
    await browser.submit({ choice: 'approve' });
    await browser.get(path);
    await browser.submit({ sure: 'yes' });

    const shown = await browser.get(path);
    const form = { csrf: seen(stale).csrf ?? '', choice: 'approve' };
    const posted = await http.send('POST', path, { form });

    expect([shown.status, seen(shown).name]).toEqual([200, 'review-reopened']);
    expect([posted.status, seen(posted).name]).toEqual([409, 'review-reopened']);
    expect((await http.rows.load(id))?.stages[0]?.value.generation).toBe(2);
  });

  it('shows a link past its time while the stage is open, and decides nothing with it', async () => {
    const http = makeHttpApp();
    const { browser, path, id } = await openReview(http);
    http.clock.advance(8 * 86_400);

    const posted = await browser.submit({ choice: 'approve' });
    const shown = await browser.get(path);

    expect([posted.status, seen(posted).name]).toEqual([409, 'link-expired']);
    expect([shown.status, seen(shown).name]).toEqual([200, 'link-expired']);
    expect((await http.rows.load(id))?.decisions).toEqual([]);
  });

  it('opens nothing for somebody who is no approver any more', async () => {
    const http = makeHttpApp();
    const { browser } = await openReview(http);
    http.ports.directory.people({ kind: 'group', group: 'Project X owners' }, []);

    const answer = await browser.submit({ choice: 'approve' });

    expect([answer.status, seen(answer).name]).toEqual([404, 'link-invalid']);
  });

  it('asks to try again later while the directory does not answer', async () => {
    const http = makeHttpApp();
    const { browser } = await openReview(http);
    http.ports.directory.answer({ kind: 'later', afterSeconds: 17, throttled: true });

    const answer = await browser.submit({ choice: 'approve' });

    expect([answer.status, seen(answer).code]).toEqual([503, 'temporarily-unavailable']);
    expect(answer.headers.get('retry-after')).toBe('17');
  });

  it('stays in the language that the reader chose', async () => {
    const http = makeHttpApp();
    const { path } = await openReview(http);
    const browser = makeBrowser(http);
    await browser.get(`${path}?lang=fr&choice=deny`);
    http.clock.advance(3);

    const again = await browser.submit({});
    const done = await browser.submit({ choice: 'approve' });

    expect(again.headers.get('content-language')).toBe('fr');
    expect(again.text).not.toContain('hreflang');
    expect(done.headers.get('location')).toBe(`${path}?lang=fr`);
  });
});
