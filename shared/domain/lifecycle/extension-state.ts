import type { LinkClaims } from '../link-claims';
import type { Assignment, Sponsor } from '../request/assignment';

/** What a link to extend means now. */
export type ExtensionState =
  | { readonly kind: 'open'; readonly sponsor: Sponsor; readonly endsAt: string }
  /** `isReaders`: with this very link. */
  | { readonly kind: 'extended'; readonly isReaders: boolean }
  /** The end has come, or came earlier. */
  | { readonly kind: 'over' }
  | { readonly kind: 'invalid' };

/**
 * Access is extended once, by a sponsor whom a mail announced its end to. A link stays readable by whoever it was issued
 * to after it has done its work, or another one has.
 */
export function extensionState(
  assignment: Assignment | undefined,
  claims: Pick<LinkClaims, 'approver' | 'generation'>,
  now: Date,
): ExtensionState {
  const sponsor = assignment?.sponsors.find(({ key }) => key === claims.approver);
  if (assignment === undefined || sponsor === undefined || claims.generation > assignment.period) {
    return { kind: 'invalid' };
  }
  const { state, endsAt, extended } = assignment;
  if (extended !== undefined) {
    return { kind: 'extended', isReaders: extended.by === claims.approver };
  }
  const isOver = state !== 'active' || endsAt === undefined || endsAt <= now.toISOString();
  return isOver ? { kind: 'over' } : { kind: 'open', sponsor, endsAt };
}
