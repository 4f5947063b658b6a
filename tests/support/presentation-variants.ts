import { requestStates } from '../../shared/domain/request/request-state';
import type { FieldErrorCode } from '../../shared/domain/intake/field-error';
import type { FormRefusal } from '../../shared/ports/acting-form';
import type { PageProblemCode } from '../../shared/ports/pages/link-pages';
import type { MailModel } from '../../shared/ports/render-mail';
import type { PageModel } from '../../shared/ports/render-page';
import type { DeciderView, ResourceView, SettledView } from '../../shared/ports/request-view';
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

const fieldErrors: Readonly<Record<FieldErrorCode, string>> = {
  'email.missing': 'email',
  'email.too-long': 'email',
  'email.malformed': 'email',
  'email.not-ascii': 'email',
  'email.unsupported-character': 'email',
  'email.misplaced-character': 'email',
  'email.unknown-domain': 'email',
  'name.required': 'givenName',
  'name.too-long': 'surname',
  'name.unsupported-character': 'surname',
  'name.dot-before-letter': 'surname',
  'organization.required': 'organization',
  'organization.too-long': 'organization',
  'justification.required': 'justification',
  'justification.too-long': 'justification',
  'answer.required': 'answers.role',
  'answer.not-a-text': 'answers.role',
  'answer.too-long': 'answers.badge',
  'answer.unknown-choice': 'answers.role',
  'answer.not-a-date': 'answers.start',
  'answer.not-yes-or-no': 'answers.trained',
  'terms.required': 'acceptedTerms',
  'terms.outdated': 'acceptedTerms',
  'returnUrl.not-allowed': 'returnUrl',
  'language.malformed': 'language',
  'member.unknown': 'other',
  'member.required': 'accessPackageId',
  'member.wrong-type': 'answers',
};

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];

const at = '2026-11-23T08:00:00Z';
const deciders: readonly DeciderView[] = [
  { kind: 'approver', address: 'kim@host.example' },
  { kind: 'operator' },
  { kind: 'unknown' },
];
const cancelers = ['requestor', 'partner', 'operator'] as const;
const settlements: readonly SettledView[] = [
  ...deciders.flatMap((by) =>
    (['approved', 'denied'] as const).map((outcome): SettledView => ({
      kind: 'decided',
      outcome,
      by,
      at,
    })),
  ),
  ...(['expired', 'approved', 'nextStage'] as const).map((outcome): SettledView => ({
    kind: 'deadline',
    outcome,
    at,
  })),
  ...cancelers.map((by): SettledView => ({ kind: 'canceled', by, at })),
  { kind: 'failed', at },
];

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
const decision = { choice: 'deny', at } as const;
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
  ...keysOf(fieldErrors).map((code): PageModel => ({
    ...signup,
    errors: [{ field: fieldErrors[code], code }],
  })),
  ...keysOf(refusals).map((refusal): PageModel => ({
    ...review,
    form: { ...review.form, refusal },
  })),
  ...requestStates.map((state): PageModel => ({ ...status, state })),
  ...requestStates.map((state): PageModel => ({ ...samplePages['address-verified'], state })),
  ...requestStates.map((state): PageModel => ({
    ...status,
    state,
    confirmedAt: undefined,
    deadlineAt: undefined,
    closedAt: at,
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
  ...[undefined, ...settlements].map((settled): PageModel => ({
    ...decided,
    settled,
    stage: { number: 2, count: 2 },
  })),
  { ...decided, requestState: 'canceled' },
  { ...decided, requestState: 'deliveryFailed' },
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
  ...cancelers.map((by): MailModel => ({
    ...sampleMails['request-canceled'],
    by,
  })),
  { ...sampleMails['approval-request'], accessLasts: { kind: 'businessDays', days: 60 } },
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
