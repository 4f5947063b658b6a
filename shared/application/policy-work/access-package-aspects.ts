import type { AccessPackage } from '../../domain/policy/access-package';
import type { ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import { countWords } from '../count-words';
import type { Aspect } from './change';
import {
  accountWords,
  durationWords,
  listWords,
  questionWords,
  reasonWords,
  referenceWords,
  resourceWords,
  ruleWords,
  scopeWords,
  textWords,
} from './policy-words';

type Compared = Exclude<keyof AccessPackage, 'id' | 'approval'>;

/** Everything of an access package but its stages. */
export const accessPackageAspects = {
  displayName: { audience: 'requestors', name: 'its name', say: (p) => textWords(p.displayName) },
  description: {
    audience: 'requestors',
    name: 'its description',
    say: (p) => textWords(p.description),
  },
  visibility: {
    audience: 'requestors',
    name: 'its place',
    say: (p) => (p.visibility === 'public' ? 'on the public list' : 'off the public list'),
  },
  requestors: {
    audience: 'requestors',
    name: 'who may ask',
    say: (p) => scopeWords(p.requestors),
  },
  verifyAddress: {
    audience: 'requestors',
    name: 'the confirmation mail',
    say: (p) =>
      p.verifyAddress === 'always'
        ? 'sent to everybody'
        : 'not sent to those a partner key vouches for',
  },
  prefill: {
    audience: 'requestors',
    name: 'the fields that a link can fill in',
    say: (p) => p.prefill.map((field) => `“${field}”`),
  },
  justification: {
    audience: 'requestors',
    name: 'saying why',
    say: (p) => p.justification,
  },
  terms: {
    audience: 'requestors',
    name: 'what has to be accepted',
    say: ({ terms }) =>
      terms === undefined ? 'nothing' : `version “${terms.version}” of ${terms.url}`,
  },
  questions: {
    audience: 'requestors',
    name: 'the questions',
    say: (p) => p.questions.map(questionWords),
  },
  limits: {
    audience: 'requestors',
    name: 'the limit',
    say: ({ limits }) =>
      limits.perDay === undefined ? 'none' : `${countWords(limits.perDay, 'request')} a day`,
  },
  paused: {
    audience: 'requestors',
    name: 'it',
    say: ({ paused }) => (paused ? 'paused: no requests are taken' : 'open'),
  },
  invitation: {
    audience: 'guests',
    name: 'the invitation',
    say: ({ invitation: { redirectUrl, sponsors } }) =>
      `one to ${redirectUrl}${sponsors.length === 0 ? '' : `; ${listWords(sponsors.map(referenceWords))} answering for the guest`}`,
  },
  resources: {
    audience: 'guests',
    name: 'the things given',
    say: (p) => p.resources.map(resourceWords),
  },
  lifecycle: {
    audience: 'guests',
    name: 'the end of access',
    say: ({ lifecycle }) =>
      lifecycle === undefined
        ? 'never'
        : `${durationWords(lifecycle.expiresAfter)} after delivery (${accountWords(lifecycle)})`,
  },
} as const satisfies Readonly<Record<Compared, Aspect<AccessPackage>>>;

/** How long a decision can be taken back. */
export const undoAspects = {
  'approval.undoWindow': {
    audience: 'approvers',
    name: 'the time to take a decision back',
    say: ({ approval }) => durationWords(approval.undoWindow),
  },
} as const satisfies Readonly<Record<string, Aspect<AccessPackage>>>;

const afterDeadline = {
  deny: 'that the request ends',
  approve: 'that the stage passes',
  nextStage: 'that the next stage opens',
} as const;

/** Everything of one stage. */
export const stageAspects = {
  name: { audience: 'approvers', name: 'its name', say: (s) => `“${s.name}”` },
  approvers: {
    audience: 'approvers',
    name: 'the approvers',
    say: (s) => s.approvers.map(referenceWords),
  },
  rule: { audience: 'approvers', name: 'the rule', say: (s) => ruleWords(s.rule) },
  fallbackApprovers: {
    audience: 'approvers',
    name: 'the fallback approvers',
    say: (s) => s.fallbackApprovers.map(referenceWords),
  },
  mode: { audience: 'approvers', name: 'the way to decide', say: (s) => s.mode },
  remindAfter: {
    audience: 'approvers',
    name: 'the reminders',
    say: (s) => s.remindAfter.map((time) => `one after ${durationWords(time)}`),
    whenNone: 'there are no reminders now',
  },
  escalate: {
    audience: 'approvers',
    name: 'the escalation',
    say: ({ escalate }) =>
      escalate === undefined
        ? 'off'
        : `to ${listWords(escalate.to.map(referenceWords))} after ${durationWords(escalate.after)}`,
  },
  deadline: { audience: 'approvers', name: 'the deadline', say: (s) => durationWords(s.deadline) },
  onDeadline: {
    audience: 'requestors',
    name: 'what follows from silence',
    say: (s) => afterDeadline[s.onDeadline],
  },
  requireJustification: {
    audience: 'approvers',
    name: 'writing a reason',
    say: reasonWords,
  },
} as const satisfies Readonly<Record<keyof ApprovalStagePolicy, Aspect<ApprovalStagePolicy>>>;
