import type { Actor } from '../request/actor';

/** What operators can stop by hand, without a deployment. */
export type PauseTarget =
  | { readonly kind: 'everything' }
  | { readonly kind: 'package'; readonly id: string }
  | { readonly kind: 'organization'; readonly id: string };

/** What operators can withdraw for good. */
export type RevocationTarget =
  | { readonly kind: 'partner-key'; readonly id: string }
  | { readonly kind: 'signing-key'; readonly id: string };

/** Who switched, when and why. */
export interface SwitchedBy {
  readonly actor: Actor<'operator'>;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
}

/** No new requests and no deliveries of what it names, until it is lifted; links go on answering. */
export interface Pause extends SwitchedBy {
  readonly target: PauseTarget;
}

/** A key that is refused whatever policies and key ring say. */
export interface Revocation extends SwitchedBy {
  readonly target: RevocationTarget;
  /** ISO instant from which it counts. */
  readonly from: string;
}

/** Everything that operators have switched and nobody has lifted. */
export interface SwitchesInForce {
  readonly pauses: readonly Pause[];
  readonly revocations: readonly Revocation[];
}

export const nothingSwitched: SwitchesInForce = { pauses: [], revocations: [] };

/** One name for one target, e.g. `package project-x`. */
export function targetName(target: PauseTarget | RevocationTarget): string {
  return target.kind === 'everything' ? target.kind : `${target.kind} ${target.id}`;
}

/** Ids of the keys of a kind that are refused at an instant. */
export function revokedKeys(
  { revocations }: SwitchesInForce,
  kind: RevocationTarget['kind'],
  now: Date,
): ReadonlySet<string> {
  const inForce = revocations.filter(
    ({ target, from }) => target.kind === kind && new Date(from) <= now,
  );
  return new Set(inForce.map(({ target }) => target.id));
}
