import type { Later } from '../../domain/later';
import type { DirectoryReference } from '../../domain/policy/approver-reference';
import type { Directory } from '../../ports/directory';

/** Graph takes at most five. @see https://learn.microsoft.com/graph/api/resources/invitation (invitedUserSponsors) */
const mostSponsors = 5;

/** Object ids of the people who answer for a guest; a reference that stands for nobody is passed over. */
export async function resolveSponsors(
  directory: Directory,
  references: readonly DirectoryReference[],
): Promise<{ readonly kind: 'resolved'; readonly ids: readonly string[] } | Later> {
  const ids = new Set<string>();
  for (const reference of references) {
    const answer = await directory.resolve(reference);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'resolved') for (const { id } of answer.people) ids.add(id);
  }
  return { kind: 'resolved', ids: [...ids].slice(0, mostSponsors) };
}
