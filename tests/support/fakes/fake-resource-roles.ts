import type { ResourceRole } from '../../../shared/domain/policy/resource-role';
import type { ResourceRoles } from '../../../shared/ports/resource-roles';

type Answer = Awaited<ReturnType<ResourceRoles['assign']>>;

export interface FakeResourceRoles extends ResourceRoles {
  readonly assigned: readonly { readonly guestId: string; readonly role: ResourceRole }[];
  /** Answers tries at this resource with this until told `undefined`. */
  answer(role: ResourceRole, answer: Answer | undefined): void;
}

/** Roles in memory; the second assignment of one role finds it there. */
export function makeFakeResourceRoles(): FakeResourceRoles {
  const assigned: { guestId: string; role: ResourceRole }[] = [];
  const answers = new Map<string, Answer>();
  const had = new Set<string>();
  return {
    assigned,
    answer(role, answer) {
      if (answer === undefined) answers.delete(JSON.stringify(role));
      else answers.set(JSON.stringify(role), answer);
    },
    assign(guestId, role) {
      const answer = answers.get(JSON.stringify(role));
      if (answer !== undefined) return Promise.resolve(answer);
      const key = JSON.stringify([guestId, role]);
      const already = had.has(key);
      had.add(key);
      if (!already) assigned.push({ guestId, role });
      return Promise.resolve({ kind: 'assigned', already });
    },
  };
}
