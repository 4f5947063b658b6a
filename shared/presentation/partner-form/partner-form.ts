import type { Locale } from '../../domain/locale';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';

/** What a partner's developer pastes is made from. */
export interface PartnerForm {
  /** Of the app, without trailing slash. */
  readonly baseUrl: string;
  readonly accessPackage: AccessPackage;
  readonly organization: ConnectedOrganization;
  readonly locale: Locale;
}

/** Where sign-ups are posted to. */
export function intakeUrl({ baseUrl }: PartnerForm): string {
  return `${baseUrl}/api/signup-requests`;
}
