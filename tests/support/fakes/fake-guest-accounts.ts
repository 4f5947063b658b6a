import type { Later } from '../../../shared/domain/later';
import type { GuestAccount, GuestAccounts } from '../../../shared/ports/guest-accounts';

export interface FakeGuestAccounts extends GuestAccounts {
  /** How a guest's account stands from now on; every other one is an enabled guest. */
  stand(guestId: string, account: GuestAccount): void;
  /** Somebody gives or takes something else; at first nobody has anything. */
  giveOther(guestId: string, has: boolean): void;
  /** How it stands now. */
  of(guestId: string): GuestAccount;
  /** The next block has its effect, and its answer is lost. */
  loseAnswer(): void;
  /** Answers everything with this until told `undefined`. */
  answer(answer: Later | { readonly kind: 'refused'; readonly cause: string } | undefined): void;
}

const untouched: GuestAccount = { kind: 'guest', enabled: true };

/** Accounts of guests in memory. */
export function makeFakeGuestAccounts(): FakeGuestAccounts {
  const accounts = new Map<string, GuestAccount>();
  const withOther = new Set<string>();
  let instead: Later | { readonly kind: 'refused'; readonly cause: string } | undefined;
  let isLost = false;
  const of = (guestId: string): GuestAccount => accounts.get(guestId) ?? untouched;
  const change = (guestId: string, account: GuestAccount): boolean => {
    if (of(guestId).kind === 'absent') return false;
    accounts.set(guestId, account);
    return true;
  };
  return {
    of,
    stand: (guestId, account) => void accounts.set(guestId, account),
    giveOther(guestId, has) {
      if (has) withOther.add(guestId);
      else withOther.delete(guestId);
    },
    loseAnswer() {
      isLost = true;
    },
    answer(answer) {
      instead = answer;
    },
    find: (guestId) =>
      Promise.resolve(
        instead?.kind === 'later' ? instead : { kind: 'found', account: of(guestId) },
      ),
    hasOtherAccess: (guestId) =>
      Promise.resolve(
        instead?.kind === 'later' ? instead : { kind: 'known', has: withOther.has(guestId) },
      ),
    block(guestId) {
      if (instead !== undefined) return Promise.resolve(instead);
      const account = of(guestId);
      const isDone = change(
        guestId,
        account.kind === 'guest' ? { ...account, enabled: false } : account,
      );
      if (isLost) {
        isLost = false;
        return Promise.resolve({ kind: 'later', afterSeconds: 5, throttled: false });
      }
      return Promise.resolve({ kind: isDone ? 'blocked' : 'absent' });
    },
    delete(guestId) {
      if (instead !== undefined) return Promise.resolve(instead);
      const isDone = change(guestId, { kind: 'absent' });
      return Promise.resolve({ kind: isDone ? 'deleted' : 'absent' });
    },
  };
}
