import { fullName, type Submission } from '../../domain/request/submission';
import type {
  AddressRefusedPage,
  AddressVerifiedPage,
  VerifyAddressPage,
} from '../../ports/pages/address-pages';
import { answerFacts } from '../answer-facts';
import type { Fact } from '../fact';
import { formScope } from '../form-scope';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import { policyText } from '../policy-text';
import { stateNote } from './state-note';

function submissionFacts(
  page: VerifyAddressPage,
  submission: Submission,
  tools: Tools,
): readonly Fact[] {
  const say = (key: string): string => tools.wording.say(`address.verify.${key}`);
  const { organization, justification, acceptedTerms: version } = submission;
  return [
    { term: say('name'), lines: [fullName(submission)] },
    ...(organization === '' ? [] : [{ term: say('organization'), lines: [organization] }]),
    ...answerFacts(page.questions, submission, tools),
    ...(justification === ''
      ? []
      : [{ term: say('justification'), lines: [], quote: justification }]),
    ...(version === undefined
      ? []
      : [
          {
            term: say('terms'),
            lines: [tools.wording.say('address.verify.termsAccepted', { version })],
          },
        ]),
  ];
}

export function verifyAddressScope(page: VerifyAddressPage, tools: Tools): Scope {
  const { wording, times } = tools;
  const packageName = policyText(page.displayName, wording.locale);
  const about = { reference: page.reference, choiceId: 'submission' };
  const form = formScope(page.form, about, wording);
  return {
    title: wording.say('address.verify.title', { package: packageName }),
    hasErrors: form.errors.length > 0,
    form,
    submissions: page.submissions.map((submission) => ({
      number: submission.number,
      time: times.moment(submission.submittedAt),
      facts: submissionFacts(page, submission, tools),
    })),
  };
}

export function addressVerifiedScope(page: AddressVerifiedPage, tools: Tools): Scope {
  const { wording, branding } = tools;
  const about = {
    title: wording.say('address.verified.title'),
    package: policyText(page.displayName, wording.locale),
  };
  if (page.state !== 'pendingApproval') return { ...about, note: stateNote(page, tools) };
  const decide = {
    title: wording.say('address.verified.decide', { organization: branding.name }),
    state: 'now',
    stateWord: wording.say('status.now'),
  };
  return {
    ...about,
    steps: [
      {
        title: wording.say('address.verified.confirmed'),
        state: 'done',
        stateWord: wording.say('status.done'),
      },
      ...(page.stageCount > 0 ? [decide] : []),
      { title: wording.say('address.verified.invite') },
    ],
  };
}

export function addressRefusedScope(page: AddressRefusedPage, { wording }: Tools): Scope {
  return {
    title: wording.say('address.refused.title'),
    package: policyText(page.displayName, wording.locale),
  };
}
