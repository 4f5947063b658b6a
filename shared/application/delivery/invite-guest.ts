import type { Later } from '../../domain/later';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import type { Leases } from '../../ports/leases';
import type { RequestStore } from '../../ports/request-store';
import type { ChangeRequest } from '../change-request';
import { deliveryDue } from './delivery-due';
import { failDelivery } from './fail-delivery';
import type { HoldDelivery } from './hold-delivery';
import { findOrInvite, type FindOrInviteDeps, type FoundOrInvited } from './find-or-invite';

export interface InviteGuestDeps extends FindOrInviteDeps {
  readonly store: RequestStore;
  readonly changeRequest: ChangeRequest;
  readonly leases: Leases;
  readonly holdDelivery: HoldDelivery;
}

export interface InviteGuestInput {
  readonly requestId: string;
  /** No further try follows: what is not answered now ends the request. */
  readonly lastTry: boolean;
  /** How often this execution has waited for a pause, this time included; 1 unless given. */
  readonly hold?: number;
}

/** `ended`: the request is at its end, or does not exist. `paused`: the request row says what lets it go on. */
export type InviteGuestOutcome =
  { readonly kind: 'invited' } | { readonly kind: 'ended' } | { readonly kind: 'paused' } | Later;

export type InviteGuest = (input: InviteGuestInput) => Promise<InviteGuestOutcome>;

const leaseSeconds = 300;

/**
 * Makes sure that the requestor is a user of the tenant, once: under a lease per person, since one person may ask for two
 * packages at once. The object id and the redeem link go into a row at once; a repeated call finds it and does nothing.
 */
export function makeInviteGuest(deps: InviteGuestDeps): InviteGuest {
  return async ({ requestId, lastTry, hold = 1 }) => {
    const rows = await deps.store.load(requestId);
    if (rows === undefined || isAtEnd(rows.request.value.state)) return { kind: 'ended' };
    if (rows.invitation !== undefined) return { kind: 'invited' };
    if (await deps.holdDelivery(rows.request.value, hold)) return { kind: 'paused' };
    const lease = `invite|${rows.request.value.personKey}`;
    const acquired = await deps.leases.acquire(lease, requestId, leaseSeconds);
    const found: FoundOrInvited =
      acquired.kind === 'acquired'
        ? await findOrInvite(deps, rows)
        : { kind: 'later', afterSeconds: acquired.forSeconds, throttled: true };
    if (found.kind === 'later' && !lastTry) return found;
    const outcome = await record(deps, rows, found);
    if (acquired.kind === 'acquired') await acquired.release();
    return outcome;
  };
}

async function record(
  deps: InviteGuestDeps,
  read: RequestRows,
  found: FoundOrInvited,
): Promise<InviteGuestOutcome> {
  const requestId = read.request.value.id;
  const result = await deps.changeRequest(read, (rows, draft) => {
    if (isAtEnd(rows.request.value.state)) return { kind: 'ended' } as const;
    if (rows.invitation !== undefined) return { kind: 'invited' } as const;
    if (found.kind !== 'invited') {
      const cause = found.kind === 'later' ? 'graph.unavailable' : found.cause;
      return failDelivery(draft, rows.request, { by: 'orchestration', cause });
    }
    const value = { requestId, invitedAt: draft.now, ...found.invitation };
    draft.insert({ kind: 'invitation', value });
    draft.move(rows.request, 'startDelivery', { dueAt: deliveryDue(draft.now) });
    draft.audit('guest.invited', 'system', 'orchestration', {
      found: value.found,
      guestId: value.guestId,
    });
    return { kind: 'invited' } as const;
  });
  return result.kind === 'missing' ? { kind: 'ended' } : result.outcome;
}
