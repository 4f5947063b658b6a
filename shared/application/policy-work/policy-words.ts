import type { Duration } from '../../domain/duration';
import type { LocalizedText } from '../../domain/localized-text';
import type { RequestorScope } from '../../domain/policy/access-package';
import type { ApprovalRule, ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import type { ApproverReference } from '../../domain/policy/approver-reference';
import type { Lifecycle } from '../../domain/policy/lifecycle';
import type { Question } from '../../domain/policy/question';
import type { ResourceRole } from '../../domain/policy/resource-role';
import { countWords } from '../count-words';

/** `a, b and c`; `nothing` for an empty list. */
export function listWords(
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return items.length === 0 ? 'nothing' : new Intl.ListFormat('en-GB', { type }).format(items);
}

/** `7 days`, `5 business days`, `1 hour and 30 minutes`; `no time` for none. Two durations have the same words only if they are the same. */
export function durationWords(duration: Duration): string {
  if (duration.kind === 'businessDays') return countWords(duration.days, 'business day');
  const { months, days, seconds } = duration;
  const parts: readonly (readonly [number, string])[] = [
    [months, 'month'],
    [days, 'day'],
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => countWords(count, noun));
  return words.length === 0 ? 'no time' : listWords(words);
}

/** Every language of a text: `en “Design”, fr “Conception”`. */
export function textWords(text: LocalizedText): string {
  return Object.entries(text)
    .map(([language, words]) => `${language} “${words}”`)
    .join(', ');
}

/** Who decides or answers, as the policy names them. */
export function referenceWords(reference: ApproverReference): string {
  switch (reference.kind) {
    case 'user':
      return reference.user;
    case 'group':
      return `the members of the group “${reference.group}”`;
    case 'sponsors':
      return "the sponsors of the requestor's connected organization";
    case 'managerOf':
      return `the manager of ${reference.managerOf}`;
  }
}

export function scopeWords(scope: RequestorScope): string {
  switch (scope.kind) {
    case 'anyone':
      return 'anyone';
    case 'connectedOrganizations':
      return 'every connected organization that lists it';
    case 'listed':
      return `the connected organizations ${listWords(scope.organizationIds)}`;
  }
}

export function ruleWords(rule: ApprovalRule): string {
  switch (rule.kind) {
    case 'any':
      return 'one answer is enough';
    case 'all':
      return 'all of them must approve';
    case 'quorum':
      return `${String(rule.quorum)} of them must approve`;
  }
}

/** When an approver has to write a reason. */
export function reasonWords({ requireJustification }: ApprovalStagePolicy): string {
  return { never: 'optional', onDeny: 'needed to deny', always: 'always needed' }[
    requireJustification
  ];
}

const accountFates = {
  block: 'the account is blocked',
  delete: 'the account is blocked, and deleted 30 days later',
} as const;

/** What becomes of the account when access ends. */
export function accountWords({ atEnd }: Pick<Lifecycle, 'atEnd'>): string {
  return atEnd === 'remove'
    ? 'the account stays'
    : `where we invited the guest and nothing else is left for them, ${accountFates[atEnd]}`;
}

/** What the guest gets, as a thing: `membership of the group “X”`. */
export function resourceWords(role: ResourceRole): string {
  switch (role.kind) {
    case 'group':
      return `membership of the group “${role.group}”`;
    case 'application':
      return `the role “${role.role}” of the application “${role.application}”`;
    case 'site':
      return `the site ${role.site} through the group “${role.via}”`;
    case 'entitlementPackage':
      return `the Entra access package “${role.entitlementPackage}” by its policy “${role.policy}”`;
  }
}

/** A question with all that a form needs to know of it. */
export function questionWords(question: Question): string {
  const { id, label, hint, required } = question;
  const details = [
    answerWords(question),
    ...(hint === undefined ? [] : [`hint ${textWords(hint)}`]),
    required ? 'must be answered' : 'optional',
  ];
  return `the question “${id}”: ${textWords(label)} (${details.join('; ')})`;
}

function answerWords(question: Question): string {
  switch (question.type) {
    case 'text':
      return `${question.multiline ? 'lines' : 'a line'} of text, at most ${String(question.maxLength)} characters`;
    case 'choice':
      return `one of ${listWords(question.choices.map(choiceWords), 'disjunction')}`;
    case 'yesNo':
      return 'yes or no';
    case 'date':
      return 'a date';
  }
}

function choiceWords(choice: {
  readonly value: string;
  readonly label: LocalizedText;
  readonly hint?: LocalizedText;
}): string {
  const hint = choice.hint === undefined ? '' : `, hint ${textWords(choice.hint)}`;
  return `“${choice.value}” [${textWords(choice.label)}${hint}]`;
}
