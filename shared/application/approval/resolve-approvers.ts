import type { Later } from '../../domain/later';
import type { ApproverReference, DirectoryReference } from '../../domain/policy/approver-reference';
import type { Approver } from '../../domain/request/approver';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Directory, DirectoryPerson } from '../../ports/directory';
import type { Seals } from '../../ports/seals';

export interface ResolveApproversDeps {
  readonly directory: Directory;
  readonly seals: Seals;
}

export interface ApproverQuestion {
  readonly request: SignUpRequest;
  readonly stage: number;
  readonly references: readonly ApproverReference[];
  /** Sponsors of the requestor's connected organization; empty without one. */
  readonly organizationSponsors: readonly DirectoryReference[];
  readonly role: Approver['role'];
  readonly linkUntil: string;
}

export type ResolvedApprovers =
  | {
      readonly kind: 'resolved';
      readonly approvers: readonly Approver[];
      /** References that stand for nobody now. */
      readonly unresolved: readonly string[];
    }
  | Later;

/** More people than this are not asked: the first in the directory's order are. */
const mostApprovers = 50;

/**
 * Who is asked in a stage: everybody the references stand for, once each, never the requestor.
 * One reference that resolves to nobody does not keep the others from being asked.
 */
export async function resolveApprovers(
  { directory, seals }: ResolveApproversDeps,
  question: ApproverQuestion,
): Promise<ResolvedApprovers> {
  const { request, stage, role, linkUntil } = question;
  const people = new Map<string, DirectoryPerson>();
  const unresolved: string[] = [];
  for (const reference of flatten(question)) {
    const answer = await directory.resolve(reference);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'unresolved') unresolved.push(answer.reference);
    else for (const person of answer.people) people.set(person.id, person);
  }
  const asked = [...people.values()]
    .filter(({ address }) => address.toLowerCase() !== request.address.toLowerCase())
    .slice(0, mostApprovers);
  const approvers = await Promise.all(
    asked.map(async ({ id, address, displayName, language }): Promise<Approver> => ({
      requestId: request.id,
      stage,
      key: await seals.approverKey(id),
      userId: id,
      address,
      displayName,
      ...(language === undefined ? {} : { language }),
      role,
      state: 'asked',
      linkUntil,
    })),
  );
  return { kind: 'resolved', approvers, unresolved };
}

function flatten({
  references,
  organizationSponsors,
}: ApproverQuestion): readonly Exclude<ApproverReference, { kind: 'sponsors' }>[] {
  return references.flatMap(
    (reference): readonly Exclude<ApproverReference, { kind: 'sponsors' }>[] =>
      reference.kind === 'sponsors' ? organizationSponsors : [reference],
  );
}
