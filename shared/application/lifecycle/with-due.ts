import type { Assignment } from '../../domain/request/assignment';

/** The assignment, to be looked at again then; undefined: never. */
export function withDue(assignment: Assignment, dueAt: string | undefined): Assignment {
  const { dueAt: _before, ...rest } = assignment;
  return dueAt === undefined ? rest : { ...rest, dueAt };
}
