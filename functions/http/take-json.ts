import type { HttpResponseInit } from '@azure/functions';
import { parseSignUpJson } from '../../shared/contracts/sign-up-body';
import type { IdempotentPost } from '../../shared/application/intake/accept-sign-up';
import type { SignUpCaller } from '../../shared/application/intake/sign-up-caller';
import { acceptPosted } from './accept-posted';
import type { HttpCall } from './http-call';
import { jsonAnswer } from './json-answer';
import { wantedLanguages } from './languages';
import { problemAnswer } from './problem-answer';
import { signUpProblem } from './sign-up-problem';

/** A sign-up from a program. Stored is answered 202; a dry run that would be stored, 200. */
export async function takeJson(
  call: HttpCall,
  json: string,
  caller: SignUpCaller,
  post: IdempotentPost | undefined,
): Promise<HttpResponseInit> {
  const parsed = parseSignUpJson(json);
  if (parsed.kind === 'malformed') return problemAnswer(call, 'malformed-body');
  if (parsed.kind === 'invalid') return problemAnswer(call, 'validation-failed', parsed);
  const { fields, dryRun } = parsed.body;
  const languages = wantedLanguages(call.request);
  const posted = await acceptPosted(call, { fields, caller, languages, dryRun }, post);
  if (posted.kind === 'answered') return posted.answer;
  const { outcome, isReplay } = posted;
  if (outcome.kind === 'wouldBeAccepted') return jsonAnswer(call, 200, { dryRun: true });
  if (outcome.kind !== 'accepted') return signUpProblem(call, outcome);
  const { reference } = outcome;
  return jsonAnswer(
    call,
    202,
    { reference },
    {
      Location: `/api/signup-requests/${reference}`,
      ...(isReplay ? { 'Idempotent-Replayed': 'true' } : {}),
    },
  );
}
