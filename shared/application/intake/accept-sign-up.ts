import { normaliseAddress } from '../../domain/email-address';
import type { IdempotencyRecords } from '../../ports/idempotency-records';
import type { Orchestrations } from '../../ports/orchestrations';
import type { Seals } from '../../ports/seals';
import type { StepLog } from '../../ports/step-log';
import type { SignUp, SubmitOutcome, SubmitSignUp } from './submit-sign-up';

export interface AcceptSignUpDeps {
  readonly submitSignUp: SubmitSignUp;
  readonly idempotency: IdempotencyRecords;
  readonly seals: Seals;
  readonly log: StepLog;
}

/** An `Idempotency-Key` with the body it came with. */
export interface IdempotentPost {
  /** 1 to 255 visible ASCII characters. */
  readonly key: string;
  readonly body: string;
}

export type AcceptOutcome =
  | { readonly kind: 'submitted'; readonly outcome: SubmitOutcome; readonly isReplay: boolean }
  | { readonly kind: 'keyInUse'; readonly retryAfterSeconds: number }
  /** The key came with another body before. */
  | { readonly kind: 'keyReused' };

/** Takes a sign-up once per `Idempotency-Key`: the same key and body get the stored 202 again for 24 hours. */
export type AcceptSignUp = (
  signUp: SignUp,
  post: IdempotentPost | undefined,
  orchestrations: Orchestrations,
) => Promise<AcceptOutcome>;

export function makeAcceptSignUp(deps: AcceptSignUpDeps): AcceptSignUp {
  const { submitSignUp, idempotency, seals, log } = deps;
  return async (signUp, post, orchestrations) => {
    if (post === undefined || signUp.dryRun) {
      const outcome = await submitSignUp(signUp, orchestrations);
      return { kind: 'submitted', outcome, isReplay: false };
    }
    const scope = await scopeOf(signUp, seals);
    const fingerprint = await seals.fingerprint(post.body);
    const begun = await idempotency.begin(scope, post.key, fingerprint);
    if (begun.kind === 'otherBody') return { kind: 'keyReused' };
    if (begun.kind === 'running') return { kind: 'keyInUse', retryAfterSeconds: begun.forSeconds };
    if (begun.kind === 'replay') {
      return { kind: 'submitted', outcome: { kind: 'accepted', ...begun.answer }, isReplay: true };
    }
    const outcome = await submitSignUp(signUp, orchestrations);
    try {
      if (outcome.kind === 'accepted') {
        const { requestId, reference } = outcome;
        await idempotency.complete(scope, post.key, fingerprint, { requestId, reference });
      } else await idempotency.abandon(scope, post.key);
    } catch (error) {
      // What is stored is answered 202; the key's lease runs out and a repeat finds the request by its reservation.
      log.warn('idempotency.not-recorded', { outcome: outcome.kind }, error);
    }
    return { kind: 'submitted', outcome, isReplay: false };
  };
}

/** Keys count per partner key; anonymous ones per package and person, so that nobody meets a stranger's. */
async function scopeOf({ caller, fields }: SignUp, seals: Seals): Promise<string> {
  if (caller.kind === 'partner') return `partner|${caller.keyId}`;
  const address = normaliseAddress(fields.email);
  const person = await seals.personKey(address.kind === 'address' ? address.key : fields.email);
  return `${fields.accessPackageId}|${person}`;
}
