import type { HttpResponseInit } from '@azure/functions';
import type { IdempotentPost } from '../../shared/application/intake/accept-sign-up';
import type { SignUp, SubmitOutcome } from '../../shared/application/intake/submit-sign-up';
import type { HttpCall } from './http-call';
import { problemAnswer } from './problem-answer';

export type PostedSignUp =
  | { readonly kind: 'outcome'; readonly outcome: SubmitOutcome; readonly isReplay: boolean }
  | { readonly kind: 'answered'; readonly answer: HttpResponseInit };

/** Takes a posted sign-up once per idempotency key; trouble with the key is answered here. */
export async function acceptPosted(
  call: HttpCall,
  signUp: SignUp,
  post: IdempotentPost | undefined,
): Promise<PostedSignUp> {
  const { app, orchestrations } = call.deps;
  const accepted = await app.acceptSignUp(signUp, post, orchestrations(call.context));
  switch (accepted.kind) {
    case 'keyInUse':
      return { kind: 'answered', answer: problemAnswer(call, 'idempotency-key-in-use', accepted) };
    case 'keyReused':
      return { kind: 'answered', answer: problemAnswer(call, 'idempotency-key-reused') };
    case 'submitted':
      return { ...accepted, kind: 'outcome' };
  }
}
