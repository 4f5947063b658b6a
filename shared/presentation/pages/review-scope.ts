import { domainOf } from '../../domain/email-address';
import { domainToUnicode } from '../../domain/punycode';
import { longestDecisionText } from '../../domain/request/decision';
import type { ReviewPage } from '../../ports/pages/review-pages';
import { approversSentence } from '../approvers-sentence';
import { durationWords } from '../duration-words';
import { makeField, type Field } from '../field';
import { formScope, type FormScope } from '../form-scope';
import { markDifference } from '../marked-domain';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import type { Wording } from '../wording';
import { reviewFacts } from './review-facts';
import { policyText } from '../policy-text';

const titles = { approve: 'titleApprove', deny: 'titleDeny' } as const;

function approvalMeans({ stage }: ReviewPage): string {
  if (stage.rule.kind !== 'any' && stage.approvers.length > 1) return 'approveOne';
  return stage.number < stage.count ? 'approveNext' : 'approveInvite';
}

function choiceField(page: ReviewPage, form: FormScope, wording: Wording): Field {
  const name = page.requestorName;
  return makeField({
    id: 'choice',
    name: 'choice',
    control: 'radios',
    label: wording.say('review.decision'),
    error: form.choiceError,
    value: '',
    choices: [
      {
        value: 'approve',
        label: wording.say('review.approve'),
        note: wording.say(`review.${approvalMeans(page)}`, { name }),
        isChosen: page.values.choice === 'approve',
      },
      {
        value: 'deny',
        label: wording.say('review.deny'),
        note: wording.say('review.denyNote', { name }),
        isChosen: page.values.choice === 'deny',
      },
    ],
  });
}

const justificationHints = {
  never: undefined,
  onDeny: 'review.privateOnDeny',
  always: 'review.privateAlways',
} as const;

function textFields(page: ReviewPage, form: FormScope, wording: Wording): Scope {
  const hint = justificationHints[page.requireJustification];
  const shared = { control: 'textarea', maxLength: longestDecisionText, rows: 3 } as const;
  return {
    justification: makeField({
      ...shared,
      id: 'justification',
      name: 'justification',
      label: wording.say('review.private'),
      note: wording.say(
        page.requireJustification === 'never' ? 'review.privateOptional' : 'review.privateNote',
      ),
      hint: hint === undefined ? undefined : wording.say(hint),
      error: form.justificationError,
      value: page.values.justification,
    }),
    message: makeField({
      ...shared,
      id: 'message',
      name: 'message',
      label: wording.say('review.message', { name: page.requestorName }),
      note: wording.say('review.messageNote'),
      value: page.values.message,
    }),
  };
}

function lookAlikeScope({ address }: ReviewPage): Scope | undefined {
  if (address.lookAlike === undefined) return undefined;
  const known = domainToUnicode(address.lookAlike.known);
  const domain = address.unicodeDomain ?? domainOf(address.email);
  return { known, domain: markDifference(domain, known) };
}

export function reviewScope(page: ReviewPage, tools: Tools): Scope {
  const { wording, times } = tools;
  const form = formScope(page.form, page, wording);
  // What the reader chose comes before what the link said.
  const choice = page.values.choice ?? page.suggested;
  const title = choice === undefined ? 'title' : titles[choice];
  return {
    title: wording.say(`review.${title}`, {
      name: page.requestorName,
      package: policyText(page.displayName, wording.locale),
    }),
    hasErrors: form.errors.length > 0,
    form,
    deadline: times.deadline(page.stage.deadlineAt),
    approvers: approversSentence(page.stage, wording),
    lookAlike: lookAlikeScope(page),
    facts: reviewFacts(page, tools),
    choice: choiceField(page, form, wording),
    ...textFields(page, form, wording),
    undoTime: durationWords(page.undoWindow, wording),
  };
}
