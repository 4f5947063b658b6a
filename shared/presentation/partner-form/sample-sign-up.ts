import type { Question } from '../../domain/policy/question';
import type { PartnerForm } from './partner-form';

/** A sign-up that passes every check, with an answer to every question. */
export function sampleSignUp({
  accessPackage,
  organization,
  locale,
}: PartnerForm): Readonly<Record<string, unknown>> {
  const { id, questions, terms, justification } = accessPackage;
  const answers = Object.fromEntries(questions.map((one) => [one.id, sampleAnswer(one)]));
  return {
    accessPackageId: id,
    email: `ana.silva@${organization.domains[0] ?? ''}`,
    givenName: 'Ana',
    surname: 'Silva',
    organization: organization.displayName,
    language: locale,
    ...(justification === 'required' ? { justification: 'New on the team' } : {}),
    ...(questions.length === 0 ? {} : { answers }),
    ...(terms === undefined ? {} : { acceptedTerms: terms.version }),
  };
}

function sampleAnswer(question: Question): string | boolean {
  switch (question.type) {
    case 'text':
      return 'Example'.slice(0, question.maxLength);
    case 'choice':
      return question.choices[0]?.value ?? '';
    case 'yesNo':
      return true;
    case 'date':
      return '2027-01-31';
  }
}
