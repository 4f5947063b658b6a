import { requestStates } from '../../shared/domain/request/request-state';
import type { FormRefusal } from '../../shared/ports/acting-form';
import type { PageProblemCode } from '../../shared/ports/pages/link-pages';
import type { MailModel } from '../../shared/ports/render-mail';
import type { PageModel } from '../../shared/ports/render-page';
import type { ResourceView, SettledView } from '../../shared/ports/request-view';
import { sampleMails, samplePages } from './presentation-samples';

const problems: Readonly<Record<PageProblemCode, true>> = {
  'malformed-body': true,
  'partner-key-required': true,
  'not-found': true,
  'policy-refused': true,
  'idempotency-key-in-use': true,
  'request-closed': true,
  'idempotency-key-reused': true,
  'validation-failed': true,
  'access-package-unknown': true,
  'length-required': true,
  'body-too-large': true,
  'unsupported-media-type': true,
  'rate-limited': true,
  'temporarily-unavailable': true,
  'internal-error': true,
};

const refusals: Readonly<Record<FormRefusal, true>> = {
  'not-from-here': true,
  'no-cookie': true,
  'wrong-reference': true,
  'too-early': true,
  'no-choice': true,
  'not-ticked': true,
  'justification-missing': true,
  changed: true,
  'submission-gone': true,
};

const keysOf = <Key extends string>(record: Readonly<Record<Key, true>>): readonly Key[] =>
  Object.keys(record) as Key[];

const outcomes = ['approved', 'denied', 'expired', 'canceled'] as const;
const actors: readonly SettledView['by'][] = [
  { kind: 'approver', address: 'kim@host.example' },
  { kind: 'deadline' },
  { kind: 'requestor' },
  { kind: 'operator' },
];
const settlements: readonly SettledView[] = outcomes.flatMap((outcome) =>
  actors.map((by) => ({ outcome, by, at: '2026-11-23T08:00:00Z' })),
);

const resources: readonly ResourceView[] = [
  { kind: 'group', name: 'Members' },
  { kind: 'application', name: 'App' },
  { kind: 'application', name: 'App', role: 'Reader' },
  { kind: 'site', name: 'Site' },
  { kind: 'entitlementPackage', name: 'Package' },
];

const { review, status } = samplePages;
const { signup } = samplePages;
const decided = samplePages['review-decided'];
const [kim, ravi] = review.stage.approvers;
const decision = { choice: 'deny', at: '2026-11-23T08:00:00Z' } as const;
const approvers = [
  { ...kim, name: 'Kim', isReader: false, decision: { ...decision, justification: 'No.' } },
  { ...ravi, name: 'Ravi', isReader: true },
  { name: 'Lee', isReader: false, decision: { ...decision, justification: '' } },
  { name: 'Ana', isReader: false, decision: { ...decision, choice: 'approve', justification: '' } },
] as const;
const pair = { ...review.stage, approvers: approvers.slice(0, 2) };
const choices = Array.from({ length: 9 }, (_, index) => ({
  value: String(index),
  label: { en: `Answer ${String(index)}` },
}));

/** Beyond the samples: every value that the wording of a page depends on. */
export const pageVariants: readonly PageModel[] = [
  ...keysOf(problems).map((code): PageModel => ({ kind: 'problem', code })),
  ...keysOf(refusals).map((refusal): PageModel => ({
    ...review,
    form: { ...review.form, refusal },
  })),
  ...requestStates.map((state): PageModel => ({ ...status, state })),
  ...requestStates.map((state): PageModel => ({
    ...status,
    state,
    confirmedAt: undefined,
    deadlineAt: undefined,
    closedAt: '2026-11-23T08:00:00Z',
    stages: (['approved', 'denied', 'expired', 'waiting'] as const).map((stage) => ({
      name: 'Sponsor',
      state: stage,
    })),
  })),
  ...settlements.map((settled): PageModel => ({
    ...samplePages['review-settled'],
    settled,
    tooLate: false,
  })),
  ...(['open', ...outcomes] as const).map((stageOutcome): PageModel => ({
    ...decided,
    stageOutcome,
    stage: { number: 2, count: 2 },
  })),
  { ...decided, requestState: 'canceled' },
  ...(['never', 'onDeny', 'always'] as const).map((requireJustification): PageModel => ({
    ...review,
    requireJustification,
  })),
  { ...review, stage: { ...review.stage, approvers, rule: { kind: 'all' } } },
  { ...review, stage: { ...pair, rule: { kind: 'all' } } },
  { ...review, stage: { ...review.stage, number: 1, count: 1 } },
  { ...review, resources, accessLasts: undefined },
  { ...review, resources: [] },
  {
    ...samplePages['extend-access (extended)'],
    organizationName: undefined,
    outcome: { kind: 'extended', at: '2027-05-10T07:30:00Z', isReaders: false },
  },
  { ...review, address: { email: 'ana@contoso.example' } },
  {
    ...signup,
    accessPackage: {
      ...signup.accessPackage,
      questions: [{ id: 'many', type: 'choice', label: { en: 'Many' }, required: true, choices }],
    },
  },
];

/** The same for mails. */
export const mailVariants: readonly MailModel[] = [
  ...settlements.map((settled): MailModel => ({
    ...sampleMails['approval-settled'],
    settled,
    undoUntil: undefined,
  })),
  ...(['requestor', 'operator', 'partner'] as const).map((by): MailModel => ({
    ...sampleMails['request-canceled'],
    by,
  })),
  { ...sampleMails['approval-request'], accessLasts: { kind: 'businessDays', days: 60 } },
  { ...sampleMails['access-ending'], extension: undefined },
  { ...sampleMails['access-ending'], extension: undefined, canBeExtended: false },
  { ...sampleMails['access-ended'], cause: 'guest.absent' },
  { ...sampleMails['request-received'], stageCount: 0 },
  { ...sampleMails['request-denied'], message: undefined },
  ...[sampleMails['guest-welcome (part)'], sampleMails['guest-welcome (nothing)']].map(
    (mail): MailModel => ({ ...mail, link: sampleMails['guest-welcome (guest already)'].link }),
  ),
  { ...sampleMails['delivery-problem'], count: 1, references: [] },
  ...['mail.request-received', 'graph.unavailable', 'orchestration.stuck', 'brand.new'].map(
    (cause): MailModel => ({ ...sampleMails['delivery-problem'], cause }),
  ),
];
