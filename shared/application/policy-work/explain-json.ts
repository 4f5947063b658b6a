import { parseSignUpJson } from '../../contracts/sign-up-body';
import type { Explanation } from './explanation';
import { explainSignUp, type SignUpQuestion } from './explain-sign-up';

/** Explains a request as a program would send it: the JSON body of `POST /api/signup-requests`. */
export function explainJson(json: string, question: Omit<SignUpQuestion, 'fields'>): Explanation {
  const parsed = parseSignUpJson(json);
  if (parsed.kind === 'body') return explainSignUp({ ...question, fields: parsed.body.fields });
  const isMalformed = parsed.kind === 'malformed';
  return {
    at: question.at.toISOString(),
    timeZone: question.policies.settings.timeZone,
    outcome: {
      kind: 'refused',
      code: isMalformed ? 'malformed-body' : 'validation-failed',
      errors: isMalformed ? [] : parsed.errors,
    },
    rules: [],
    stages: [],
    mails: [],
  };
}
