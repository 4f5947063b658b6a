import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import { wallClockOf } from '../../domain/zoned-time';
import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { MatchesPartnerKey } from '../../ports/matches-partner-key';

export interface IdentifyPartnerDeps {
  readonly policies: CurrentPolicies;
  readonly matches: MatchesPartnerKey;
  readonly clock: Clock;
}

/** A caller with a partner key that is good today. */
export interface Partner {
  readonly organization: ConnectedOrganization;
  readonly keyId: string;
}

/**
 * Whose key an `Authorization` header carries; undefined for no header, another scheme, an unknown, wrong or outdated key.
 */
export type IdentifyPartner = (authorization: string | undefined) => Partner | undefined;

/** The name of the scheme is taken in any case. @see https://www.rfc-editor.org/rfc/rfc9110#section-11.1 */
const bearer = /^[Bb][Ee][Aa][Rr][Ee][Rr] +vst_([a-z0-9-]+)_([A-Za-z0-9_-]+)$/;

export function makeIdentifyPartner({
  policies,
  matches,
  clock,
}: IdentifyPartnerDeps): IdentifyPartner {
  return (authorization) => {
    const [, keyId, secret] = bearer.exec(authorization ?? '') ?? [];
    if (keyId === undefined || secret === undefined) return undefined;
    const { connectedOrganizations, settings } = policies();
    const today = new Date(wallClockOf(clock.now(), settings.timeZone)).toISOString().slice(0, 10);
    for (const organization of connectedOrganizations) {
      const key = organization.partnerKeys.find(({ id }) => id === keyId);
      if (key === undefined || !matches(secret, key.sha256)) continue;
      return key.notAfter !== undefined && key.notAfter < today
        ? undefined
        : { organization, keyId };
    }
    return undefined;
  };
}
