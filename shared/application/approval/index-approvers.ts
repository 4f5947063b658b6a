import type { Approver } from '../../domain/request/approver';
import type { PersonIndex } from '../../ports/person-index';
import type { Seals } from '../../ports/seals';

export interface IndexApproversDeps {
  readonly people: PersonIndex;
  readonly seals: Seals;
}

/** Lets approvers who lost their mail find what waits for them; written before the rows, as every index. */
export async function indexApprovers(
  { people, seals }: IndexApproversDeps,
  approvers: readonly Approver[],
): Promise<void> {
  await Promise.all(
    approvers.map(async ({ address, requestId }) =>
      people.add(await seals.personKey(address.toLowerCase()), requestId),
    ),
  );
}
