import { checkSignUp, type CheckedAddress } from '../../domain/intake/check-sign-up';
import type { FieldError } from '../../domain/intake/field-error';
import type { SignUpFields } from '../../domain/intake/sign-up-fields';
import { pickLocale } from '../../domain/locale';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import {
  findAccessPackage,
  findOrganization,
  mayAsk,
  type PolicySet,
  type VersionedAccessPackage,
} from '../../domain/policy/policy-set';
import type { SubmissionContent } from '../../domain/request/submission';
import { isForeign, type SignUpCaller } from './sign-up-caller';

/** A sign-up that passed every check and may be stored. */
export interface ScreenedSignUp {
  readonly accessPackage: VersionedAccessPackage;
  readonly organization: ConnectedOrganization | undefined;
  readonly address: CheckedAddress;
  readonly content: SubmissionContent;
}

export type Screening =
  | { readonly kind: 'passed'; readonly signUp: ScreenedSignUp }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'accessPackageUnknown' }
  /** The package is not open to this address's domain, or the domain is not the partner's own. */
  | { readonly kind: 'policyRefused' }
  | { readonly kind: 'paused' };

/**
 * Everything that can be said of a sign-up from policy alone. Graph is not asked: nobody learns here who is a guest.
 * @param languages what the reader's browser or the form wants, best first
 */
export function screenSignUp(
  fields: SignUpFields,
  caller: SignUpCaller,
  policies: PolicySet,
  languages: readonly string[],
): Screening {
  const accessPackage = findAccessPackage(policies, fields.accessPackageId);
  if (accessPackage === undefined) return { kind: 'accessPackageUnknown' };
  if (policies.settings.paused || accessPackage.paused) return { kind: 'paused' };
  const checked = checkSignUp(fields, accessPackage);
  if (checked.kind === 'invalid') return checked;
  const { address } = checked;
  const organization = findOrganization(policies, address.domain);
  if (isForeign(caller, organization) || !mayAsk(accessPackage, organization)) {
    return { kind: 'policyRefused' };
  }
  if (organization?.paused === true) return { kind: 'paused' };
  const language = languageOf([fields.language, organization?.language, ...languages], policies);
  const content = { ...checked.content, language };
  return { kind: 'passed', signUp: { accessPackage, organization, address, content } };
}

function languageOf(wanted: readonly (string | undefined)[], { settings }: PolicySet): string {
  const fallback = pickLocale([settings.language], 'en');
  return pickLocale(
    wanted.filter((tag) => tag !== undefined),
    fallback,
  );
}
