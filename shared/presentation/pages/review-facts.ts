import { domainOf, withDomain } from '../../domain/email-address';
import { fullName } from '../../domain/request/submission';
import type { ReviewPage } from '../../ports/pages/review-pages';
import type { ApproverView } from '../../ports/request-view';
import { answerFacts } from '../answer-facts';
import { durationWords } from '../duration-words';
import type { Fact } from '../fact';
import { resourceWords } from '../resource-words';
import type { Tools } from '../tools';

function personFacts({ content, address }: ReviewPage, { wording, times }: Tools): readonly Fact[] {
  const say = (key: string): string => wording.say(`review.${key}`);
  const { email, unicodeDomain, confirmedAt, organizationName } = address;
  return [
    { term: say('name'), lines: [fullName(content)] },
    {
      term: say('address'),
      lines: [email],
      note:
        confirmedAt === undefined
          ? say('vouched')
          : wording.say('review.confirmed', { time: times.moment(confirmedAt) }),
    },
    ...(unicodeDomain === undefined
      ? []
      : [{ term: say('unicode'), lines: [withDomain(email, unicodeDomain)] }]),
    organizationName === undefined
      ? {
          term: say('organization'),
          lines: [unicodeDomain ?? domainOf(email)],
          note: say('unknownOrganization'),
        }
      : { term: say('organization'), lines: [organizationName], note: say('byDomain') },
    ...(content.organization === ''
      ? []
      : [{ term: say('entered'), lines: [content.organization], note: say('unverified') }]),
  ];
}

function contentFacts(page: ReviewPage, tools: Tools): readonly Fact[] {
  const { wording } = tools;
  const { justification, acceptedTerms: version } = page.content;
  return [
    ...personFacts(page, tools),
    ...answerFacts(page.questions, page.content, tools),
    ...(justification === ''
      ? []
      : [{ term: wording.say('review.justification'), lines: [], quote: justification }]),
    ...(version === undefined
      ? []
      : [
          {
            term: wording.say('review.terms'),
            lines: [wording.say('address.verify.termsAccepted', { version })],
          },
        ]),
  ];
}

function decisionWords(approver: ApproverView, { wording, times }: Tools): readonly string[] {
  const { name, decision } = approver;
  if (decision === undefined) return [];
  const key = decision.choice === 'approve' ? 'approved' : 'denied';
  const values = { name, time: times.moment(decision.at), why: decision.justification };
  const why = decision.justification === '' ? '' : 'Why';
  return [wording.say(`review.${key}${why}`, values)];
}

function stageFacts({ stage }: ReviewPage, tools: Tools): readonly Fact[] {
  const { wording } = tools;
  const { number, count, name } = stage;
  const words =
    count === 1
      ? wording.say('review.stageOnly', { name })
      : wording.say('review.stageOf', { number, count, name });
  return [{ term: wording.say('review.stage'), lines: [words] }];
}

function decisionFacts({ stage }: ReviewPage, tools: Tools): readonly Fact[] {
  const { earlier, approvers } = stage;
  const lines = [...earlier, ...approvers].flatMap((approver) => decisionWords(approver, tools));
  return lines.length === 0 ? [] : [{ term: tools.wording.say('review.soFar'), lines }];
}

/** Who asks, for what, why, and what the others did; parts that changed since the page was shown are marked. */
export function reviewFacts(page: ReviewPage, tools: Tools): readonly Fact[] {
  const { wording } = tools;
  const lasts =
    page.accessLasts === undefined
      ? wording.say('review.noEnd')
      : wording.say('review.duration', { time: durationWords(page.accessLasts, wording) });
  const marked = (part: ReviewPage['changed'][number], facts: readonly Fact[]): readonly Fact[] =>
    page.changed.includes(part)
      ? facts.map((fact, index) => ({ ...fact, isChanged: true, isFirstChanged: index === 0 }))
      : facts;
  return [
    ...marked('content', contentFacts(page, tools)),
    {
      term: wording.say('review.gets'),
      lines:
        page.resources.length === 0
          ? [wording.say('review.accountOnly')]
          : page.resources.map((resource) => resourceWords(resource, wording)),
      note: lasts,
    },
    ...marked('stage', stageFacts(page, tools)),
    ...marked('decisions', decisionFacts(page, tools)),
    { term: wording.say('common.reference'), lines: [page.reference] },
  ];
}
