import type { HttpResponseInit } from '@azure/functions';
import { parseSignUpForm, type SignUpBody } from '../../shared/contracts/sign-up-body';
import type { IdempotentPost } from '../../shared/application/intake/accept-sign-up';
import type { SignUpCaller } from '../../shared/application/intake/sign-up-caller';
import type { SubmitOutcome } from '../../shared/application/intake/submit-sign-up';
import type { FieldError } from '../../shared/domain/intake/field-error';
import { findAccessPackage, returnUrlAllowed } from '../../shared/domain/policy/policy-set';
import { acceptPosted } from './accept-posted';
import type { HttpCall } from './http-call';
import { chooseLocale, wantedLanguages } from './languages';
import { problemAnswer } from './problem-answer';
import { seeOther } from './see-other';
import { answerSignUp } from './sign-up-answer';
import { signUpProblem } from './sign-up-problem';

/**
 * A sign-up from a form, the hosted one or a partner's own: stored, it sends the browser on; with errors it answers the
 * hosted form with everything that was typed.
 * @param call with the posted form, in its language
 */
export async function takeForm(
  call: HttpCall,
  form: URLSearchParams,
  caller: SignUpCaller,
  post?: IdempotentPost,
): Promise<HttpResponseInit> {
  const parsed = parseSignUpForm(form);
  if (parsed.kind !== 'body') return problemAnswer(call, 'malformed-body');
  const { body } = parsed;
  const refused = refusedReturnUrl(call, body);
  const signUp = {
    fields: body.fields,
    caller,
    languages: wantedLanguages(call.request),
    dryRun: body.dryRun || refused.length > 0,
  } as const;
  const posted = await acceptPosted(call, signUp, post);
  if (posted.kind === 'answered') return posted.answer;
  const answer = answerForm(call, form, body, withErrors(posted.outcome, refused));
  return posted.isReplay ? asReplay(answer) : answer;
}

function asReplay(answer: HttpResponseInit): HttpResponseInit {
  const headers = new Headers(answer.headers);
  headers.set('Idempotent-Replayed', 'true');
  return { ...answer, headers };
}

/** An address that no organization has listed is refused, never followed. */
function refusedReturnUrl({ deps }: HttpCall, body: SignUpBody): readonly FieldError[] {
  const { fields, returnUrl = '' } = body;
  return returnUrl === '' || returnUrlAllowed(deps.policies(), fields.accessPackageId, returnUrl)
    ? []
    : [{ field: 'returnUrl', code: 'returnUrl.not-allowed' }];
}

function withErrors(outcome: SubmitOutcome, errors: readonly FieldError[]): SubmitOutcome {
  if (errors.length === 0) return outcome;
  if (outcome.kind === 'invalid') return { ...outcome, errors: [...outcome.errors, ...errors] };
  return outcome.kind === 'wouldBeAccepted' ? { kind: 'invalid', errors } : outcome;
}

function answerForm(
  call: HttpCall,
  form: URLSearchParams,
  { fields, returnUrl = '' }: SignUpBody,
  outcome: SubmitOutcome,
): HttpResponseInit {
  const { accessPackageId } = fields;
  if (outcome.kind === 'accepted') {
    return seeOther(
      call,
      returnUrl === ''
        ? receivedPath(call, accessPackageId)
        : returnAddress(returnUrl, outcome.reference),
    );
  }
  const policies = call.deps.policies();
  const accessPackage = findAccessPackage(policies, accessPackageId);
  const isShownAgain = outcome.kind === 'invalid' || outcome.kind === 'wouldBeAccepted';
  if (accessPackage === undefined || !isShownAgain) {
    return outcome.kind === 'wouldBeAccepted'
      ? problemAnswer(call, 'access-package-unknown')
      : signUpProblem(call, outcome);
  }
  const isAllowed = returnUrlAllowed(policies, accessPackageId, returnUrl);
  return answerSignUp(call, accessPackage, {
    values: Object.fromEntries(form),
    errors: outcome.kind === 'invalid' ? outcome.errors : [],
    returnUrl: isAllowed ? returnUrl : undefined,
  });
}

/** The language goes along when the form was in another one than the browser asks for. */
function receivedPath({ request, deps, locale }: HttpCall, accessPackageId: string): string {
  const path = `/signup/${accessPackageId}/received`;
  const byItself = chooseLocale(request, deps.policies().settings.language);
  return locale === byItself ? path : `${path}?lang=${locale}`;
}

/** What the partner listed stays as it is written; policies take no fragments. */
function returnAddress(returnUrl: string, reference: string): string {
  const added = new URLSearchParams({ reference, next: 'confirm-address' }).toString();
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${added}`;
}
