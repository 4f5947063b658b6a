import { AppError } from '../../domain/app-error';
import type { FieldError } from '../../domain/intake/field-error';
import type { SignUpFields } from '../../domain/intake/sign-up-fields';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Orchestrations } from '../../ports/orchestrations';
import type { AcceptedAnswer } from '../../ports/idempotency-records';
import type { PlaceRequest } from './place-request';
import { screenSignUp } from './screen-sign-up';
import { provesAddress, type SignUpCaller } from './sign-up-caller';
import type { TakePolicyLimits } from './take-policy-limits';

export interface SubmitSignUpDeps {
  readonly policies: CurrentPolicies;
  readonly placeRequest: PlaceRequest;
  readonly takePolicyLimits: TakePolicyLimits;
  /** Keeps the text of every policy version in force, once a day per process. */
  readonly keepPolicies: () => Promise<void>;
}

export interface SignUp {
  readonly fields: SignUpFields;
  readonly caller: SignUpCaller;
  readonly languages: readonly string[];
  readonly dryRun: boolean;
}

export type SubmitOutcome =
  | ({ readonly kind: 'accepted' } & AcceptedAnswer)
  /** Every check passed and nothing was stored. */
  | { readonly kind: 'wouldBeAccepted' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'accessPackageUnknown' }
  | { readonly kind: 'policyRefused' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/**
 * Takes a sign-up. Accepted means stored: from then on it is answered 202 and finds its way whatever fails. The same
 * person asking again for the same package gets the first request's reference.
 */
export type SubmitSignUp = (
  signUp: SignUp,
  orchestrations: Orchestrations,
) => Promise<SubmitOutcome>;

const rounds = 5;

export function makeSubmitSignUp(deps: SubmitSignUpDeps): SubmitSignUp {
  return async ({ fields, caller, languages, dryRun }, orchestrations) => {
    const screening = screenSignUp(fields, caller, deps.policies(), languages);
    if (screening.kind !== 'passed') return screening;
    if (dryRun) return { kind: 'wouldBeAccepted' };
    const { signUp } = screening;
    const partnerKeyId = provesAddress(caller, signUp.accessPackage) ? caller.keyId : undefined;
    if (partnerKeyId !== undefined) {
      const limit = await deps.takePolicyLimits(signUp.accessPackage, signUp.organization);
      if (limit.kind === 'exceeded') return { ...limit, kind: 'limited' };
    }
    await deps.keepPolicies();
    const partnerId = caller.kind === 'partner' ? caller.organization.id : undefined;
    for (let round = 0; round < rounds; round += 1) {
      const placed = await deps.placeRequest(
        { ...signUp, partnerKeyId, partnerId },
        orchestrations,
      );
      if (placed.kind === 'placed') return { kind: 'accepted', ...placed.answer };
    }
    throw new AppError('intake.contended', { retryable: true });
  };
}
