import type { Later } from '../../domain/later';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { DirectoryReference } from '../../domain/policy/approver-reference';
import { findAccessPackage } from '../../domain/policy/policy-set';
import type { Sponsor } from '../../domain/request/assignment';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Directory, DirectoryPerson } from '../../ports/directory';
import type { PersonIndex } from '../../ports/person-index';
import type { Seals } from '../../ports/seals';

export interface FindSponsorsDeps {
  readonly directory: Directory;
  readonly people: PersonIndex;
  readonly seals: Seals;
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
 * after the request those of its own version may have left. References that stand for nobody are passed over.
 */
export function makeFindSponsors(deps: FindSponsorsDeps): FindSponsors {
  return async (request, accessPackage) => {
    const people = new Map<string, DirectoryPerson>();
    for (const reference of references(deps.policies, request, accessPackage)) {
      const answer = await deps.directory.resolve(reference);
      if (answer.kind === 'later') return answer;
      if (answer.kind === 'resolved') for (const one of answer.people) people.set(one.id, one);
    }
    const wanted = [...people.values()]
      .filter(({ address }) => address.toLowerCase() !== request.address.toLowerCase())
      .slice(0, mostSponsors);
    const sponsors = await Promise.all(wanted.map(async (one) => toSponsor(deps.seals, one)));
    await index(deps, request.id, sponsors);
    return { kind: 'found', sponsors };
  };
}

function references(
  policies: CurrentPolicies,
  { organizationId }: SignUpRequest,
  accessPackage: AccessPackage,
): readonly DirectoryReference[] {
  const set = policies();
  const { invitation } = findAccessPackage(set, accessPackage.id) ?? accessPackage;
  const organization = set.connectedOrganizations.find(({ id }) => id === organizationId);
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

/** What is held about a sponsor can be found by their address; written before the rows, as every index. */
async function index(
  { people, seals }: FindSponsorsDeps,
  requestId: string,
  sponsors: readonly Sponsor[],
): Promise<void> {
  for (const { address } of sponsors) {
    await people.add(await seals.personKey(address.toLowerCase()), requestId);
  }
}
