import type { ApprovalStagePolicy } from '../../../../shared/domain/policy/approval-stage-policy';
import type { PolicySet } from '../../../../shared/domain/policy/policy-set';
import { giveUp } from '../../../support/give-up';
import { httpPolicies, makeHttpApp, termsAccepted, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen } from '../../../support/http-browser';
import { advance, decide, openedRequest, rowsOf } from '../../../support/sign-up-journey';

function inTwoStages(onDeadline: ApprovalStagePolicy['onDeadline']): PolicySet {
  const policies = httpPolicies();
  return {
    ...policies,
    accessPackages: policies.accessPackages.map((accessPackage) => {
      const { approval } = accessPackage;
      const stages = approval.stages.map((stage) => ({ ...stage, onDeadline }));
      return { ...accessPackage, approval: { ...approval, stages: [...stages, ...stages] } };
    }),
  };
}

/** Opens Ravi's link: the page's name, and its text from the heading on. */
async function opened(http: HttpApp, id: string): Promise<readonly [string | undefined, string]> {
  const shown = await makeBrowser(http).get(await http.reviewPath(id));
  expect(shown.status).toBe(200);
  return [seen(shown).name, shown.text.slice(shown.text.indexOf('<h1'))];
}

describe('the review page of a stage that waits no more', () => {
  it.each([
    ['ended', 'deny', 'has ended'],
    ['went on to the next stage', 'nextStage', 'goes on to the next stage'],
  ] as const)('says that the request %s when its deadline came', async (_, onDeadline, title) => {
    const http = makeHttpApp({}, inTwoStages(onDeadline));
    const id = await openedRequest(http, termsAccepted());
    const path = await http.reviewPath(id);
    http.clock.advance(8 * 86_400);
    await advance(http, id, { after: 1, elapsed: 'deadline' });

    const shown = await makeBrowser(http).get(path);

    expect([shown.status, seen(shown).name]).toEqual([200, 'review-settled']);
    expect(shown.text).toMatch(new RegExp(`<h1[^>]*>[^<]*${title}`));
  });

  it.each([
    ['requestor', 'Canceled by the requestor,'],
    ['partner:contoso-1', 'Canceled by the requestor’s own organization,'],
    ['operator:kim', 'Canceled by the operators,'],
  ] as const)('names who canceled the request: %s', async (actor, sentence) => {
    const http = makeHttpApp();
    const id = await openedRequest(http, termsAccepted());
    await http.app.cancelRequest({ requestId: id, actor, by: 'link' }, http.orchestrations);

    const [name, text] = await opened(http, id);

    expect(name).toBe('review-settled');
    expect(text).toContain(sentence);
  });

  it('says that the request was given up, and that nobody canceled it', async () => {
    const http = makeHttpApp();
    const id = await openedRequest(http, termsAccepted());
    await giveUp(http, id);

    const [name, text] = await opened(http, id);

    expect((await rowsOf(http, id)).request.value.state).toBe('deliveryFailed');
    expect(name).toBe('review-settled');
    expect(text).toContain('could not be set up');
    expect(text).not.toContain('ancel');
  });

  it('says so to whoever decided before it was given up, too', async () => {
    const http = makeHttpApp();
    const id = await openedRequest(http, termsAccepted());
    await decide(http, id, 'approve');
    await giveUp(http, id);

    const [name, text] = await opened(http, id);

    expect(name).toBe('review-decided');
    expect(text).toContain('could not be set up');
    expect(text).not.toContain('gets access');
  });
});
