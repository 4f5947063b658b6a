import type { Actor } from '../../domain/request/actor';

/** Who acts by a command, and why; both stand in the audit row of every act. */
export interface Operator {
  readonly name: string;
  readonly reason: string;
}

/** As audit rows name who acted. */
export function actorOf({ name }: Pick<Operator, 'name'>): Actor<'operator'> {
  return `operator:${name}`;
}
