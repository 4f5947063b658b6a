import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { DirectoryCheck } from '../../ports/directory-check';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';

export interface FindUnsponsoredDeps {
  readonly requestList: RequestList;
  readonly store: RequestStore;
  readonly directoryCheck: DirectoryCheck;
}

/** A guest for whom nobody in the tenant answers any more. */
export interface UnsponsoredGuest {
  readonly request: SignUpRequest;
  readonly guestId: string;
  /** `gone`: the account was removed; `unanswered`: the directory did not say. */
  readonly problem: 'noSponsor' | 'gone' | 'unanswered';
}

/** Looks at the guests of delivered requests, each once, one at a time; yields those with a problem. */
export type FindUnsponsored = (
  onLooked?: (count: number) => void,
) => AsyncIterable<UnsponsoredGuest>;

const expected = 1000;

export function makeFindUnsponsored(deps: FindUnsponsoredDeps): FindUnsponsored {
  return async function* find(onLooked) {
    const states = ['delivered', 'partiallyDelivered'] as const;
    const known = new Set<string>();
    let looked = 0;
    for await (const request of deps.requestList.newestFirst({ states }, expected)) {
      looked += 1;
      onLooked?.(looked);
      const guestId = await guestOf(deps, request);
      if (guestId === undefined || known.has(guestId)) continue;
      known.add(guestId);
      const problem = await problemOf(deps, guestId);
      if (problem !== undefined) yield { request, guestId, problem };
    }
  };
}

async function guestOf(
  { store }: FindUnsponsoredDeps,
  { id }: SignUpRequest,
): Promise<string | undefined> {
  const invitation = (await store.load(id))?.invitation?.value;
  return invitation === undefined || invitation.found === 'member' ? undefined : invitation.guestId;
}

async function problemOf(
  { directoryCheck }: FindUnsponsoredDeps,
  guestId: string,
): Promise<UnsponsoredGuest['problem'] | undefined> {
  const answer = await directoryCheck.countSponsors(guestId);
  if (answer.kind === 'later') return 'unanswered';
  if (answer.kind === 'noUser') return 'gone';
  return answer.count === 0 ? 'noSponsor' : undefined;
}
