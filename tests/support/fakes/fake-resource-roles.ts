import type { ResourceRole } from '../../../shared/domain/policy/resource-role';
import type { ResourceRoles } from '../../../shared/ports/resource-roles';

type Answer = Awaited<ReturnType<ResourceRoles['assign']>>;
type RemovalAnswer = Awaited<ReturnType<ResourceRoles['remove']>>;

export interface FakeResourceRoles extends ResourceRoles {
  readonly assigned: readonly { readonly guestId: string; readonly role: ResourceRole }[];
  readonly removed: readonly { readonly guestId: string; readonly role: ResourceRole }[];
  /** Answers tries at this resource with this until told `undefined`. */
  answer(role: ResourceRole, answer: Answer | undefined): void;
  /** Answers removals of this resource with this until told `undefined`. */
  answerRemoval(role: ResourceRole, answer: RemovalAnswer | undefined): void;
  /** Whether the guest has it now. */
  has(guestId: string, role: ResourceRole): boolean;
  /** Somebody else gives or takes it by hand. */
  give(guestId: string, role: ResourceRole): void;
  take(guestId: string, role: ResourceRole): void;
}

const keyOf = (guestId: string, role: ResourceRole): string => JSON.stringify([guestId, role]);

function set<Value>(map: Map<string, Value>, role: ResourceRole, value: Value | undefined): void {
  if (value === undefined) map.delete(JSON.stringify(role));
  else map.set(JSON.stringify(role), value);
}

/** Roles in memory; the second assignment of one role finds it there. */
export function makeFakeResourceRoles(): FakeResourceRoles {
  const assigned: { guestId: string; role: ResourceRole }[] = [];
  const removed: { guestId: string; role: ResourceRole }[] = [];
  const answers = new Map<string, Answer>();
  const removals = new Map<string, RemovalAnswer>();
  const had = new Set<string>();
  return {
    assigned,
    removed,
    answer: (role, answer) => set(answers, role, answer),
    answerRemoval: (role, answer) => set(removals, role, answer),
    has: (guestId, role) => had.has(keyOf(guestId, role)),
    give: (guestId, role) => void had.add(keyOf(guestId, role)),
    take: (guestId, role) => void had.delete(keyOf(guestId, role)),
    assign(guestId, role) {
      const answer = answers.get(JSON.stringify(role));
      if (answer !== undefined) return Promise.resolve(answer);
      const key = keyOf(guestId, role);
      const already = had.has(key);
      had.add(key);
      if (!already) assigned.push({ guestId, role });
      return Promise.resolve({ kind: 'assigned', already });
    },
    remove(guestId, role) {
      const answer = removals.get(JSON.stringify(role));
      if (answer !== undefined) return Promise.resolve(answer);
      const isThere = had.delete(keyOf(guestId, role));
      if (isThere) removed.push({ guestId, role });
      return Promise.resolve({ kind: isThere ? 'removed' : 'absent' });
    },
  };
}
