import { mailboxOf } from '../../domain/email-address';
import type { Later } from '../../domain/later';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { DirectoryReference } from '../../domain/policy/approver-reference';
import {
  findAccessPackage,
  organizationWithId,
  type PolicySet,
} from '../../domain/policy/policy-set';
import type { Sponsor } from '../../domain/request/assignment';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { DirectoryPerson } from '../../ports/directory';
import type { Seals } from '../../ports/seals';
import { indexPeople, type IndexPeopleDeps } from '../index-people';
import { peopleBehind, type PeopleBehindDeps } from '../people-behind';

export interface FindSponsorsDeps extends IndexPeopleDeps, PeopleBehindDeps {
  readonly policies: CurrentPolicies;
}

/** Those who are to answer for a guest now; never the guest. Empty when nobody is left. */
export type FindSponsors = (
  request: SignUpRequest,
  accessPackage: AccessPackage,
) => Promise<{ readonly kind: 'found'; readonly sponsors: readonly Sponsor[] } | Later>;

const mostSponsors = 20;

/**
 * The sponsors of the access package and of the guest's connected organization, as today's policies name them: months
 * after the request those of its own version may have left.
 */
export function makeFindSponsors(deps: FindSponsorsDeps): FindSponsors {
  return async (request, accessPackage) => {
    const wanted = references(deps.policies(), request, accessPackage);
    const found = await peopleBehind(deps, wanted);
    if (found.kind === 'later') return found;
    const requestor = mailboxOf(request.address);
    const people = found.people
      .filter(({ address }) => mailboxOf(address) !== requestor)
      .slice(0, mostSponsors);
    const sponsors = await Promise.all(people.map(async (one) => toSponsor(deps.seals, one)));
    await indexPeople(deps, request.id, sponsors);
    return { kind: 'found', sponsors };
  };
}

function references(
  set: PolicySet,
  { organizationId }: SignUpRequest,
  accessPackage: AccessPackage,
): readonly DirectoryReference[] {
  const { invitation } = findAccessPackage(set, accessPackage.id) ?? accessPackage;
  const organization = organizationWithId(set, organizationId);
  return [...invitation.sponsors, ...(organization?.sponsors ?? [])];
}

async function toSponsor(
  seals: Seals,
  { id, address, displayName, language }: DirectoryPerson,
): Promise<Sponsor> {
  const key = await seals.approverKey(id);
  const named = { key, userId: id, address, displayName };
  return language === undefined ? named : { ...named, language };
}
