import type { GuestInvitation, GuestInvitations } from '../../../shared/ports/guest-invitations';

type Answer = Awaited<ReturnType<GuestInvitations['invite']>>;

export interface FakeGuestInvitations extends GuestInvitations {
  readonly invited: readonly GuestInvitation[];
  /** Answers every invitation with this until told `undefined`. */
  answer(answer: Answer | undefined): void;
}

/** Invitations in memory: one guest object per address, a new redeem link each time. */
export function makeFakeGuestInvitations(): FakeGuestInvitations {
  const invited: GuestInvitation[] = [];
  const guests = new Map<string, string>();
  let instead: Answer | undefined;
  return {
    invited,
    answer(answer) {
      instead = answer;
    },
    invite(invitation) {
      if (instead !== undefined) return Promise.resolve(instead);
      invited.push(invitation);
      const address = invitation.address.toLowerCase();
      const guestId = guests.get(address) ?? `guest-${String(guests.size + 1)}`;
      guests.set(address, guestId);
      const redeemUrl = `https://login.example/redeem?ticket=${String(invited.length)}`;
      return Promise.resolve({ kind: 'invited', guestId, redeemUrl });
    },
  };
}
