import type {
  LinkExpiredPage,
  ReviewDecidedPage,
  ReviewReopenedPage,
  ReviewSettledPage,
} from '../../ports/pages/review-pages';
import { formScope } from '../form-scope';
import { settledOutcome } from '../settled-outcome';
import { settledWords } from '../settled-words';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import type { Wording } from '../wording';
import { policyText } from '../policy-text';

/** Who and what, for a title. */
function about(
  page: ReviewDecidedPage | ReviewSettledPage | ReviewReopenedPage,
  wording: Wording,
): { readonly name: string; readonly package: string } {
  return { name: page.requestorName, package: policyText(page.displayName, wording.locale) };
}

function whatFollows({ stage, settled, requestState }: ReviewDecidedPage): string {
  if (requestState === 'canceled') return 'canceled';
  if (requestState === 'deliveryFailed') return 'failed';
  if (settled === undefined) return 'open';
  const outcome = settledOutcome(settled);
  if (outcome !== 'approved') return outcome;
  return stage.number < stage.count ? 'nextStage' : 'approved';
}

export function reviewDecidedScope(page: ReviewDecidedPage, { wording, times }: Tools): Scope {
  const form = formScope(page.undo?.form, page, wording);
  const title = page.choice === 'approve' ? 'titleApprove' : 'titleDeny';
  return {
    title: wording.say(`decided.${title}`, about(page, wording)),
    hasErrors: form.errors.length > 0,
    form,
    decidedTime: times.zonedMoment(page.decidedAt),
    next: wording.say(`decided.${whatFollows(page)}`, { name: page.requestorName }),
    undoLabel: wording.say('decided.undo'),
    undoNote:
      page.undo === undefined
        ? ''
        : wording.say('decided.undoNote', { time: times.clock(page.undo.until) }),
  };
}

export function reviewSettledScope(page: ReviewSettledPage, tools: Tools): Scope {
  const { wording } = tools;
  return {
    title: wording.say(`settled.${settledOutcome(page.settled)}`, about(page, wording)),
    how: settledWords(page.settled, tools),
  };
}

export function reviewReopenedScope(page: ReviewReopenedPage, { wording }: Tools): Scope {
  return { title: wording.say('reopened.title'), package: about(page, wording).package };
}

export function linkExpiredScope(page: LinkExpiredPage, { wording }: Tools): Scope {
  const form = formScope(page.form, page, wording);
  return {
    title: wording.say(page.freshSent ? 'links.sent.title' : 'links.expired.title'),
    hasErrors: form.errors.length > 0,
    form,
    sureLabel: wording.say('links.expired.sure'),
    sureNote: wording.say('links.expired.sureNote'),
  };
}
