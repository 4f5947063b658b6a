import type { GuestAccounts } from '../../../shared/ports/guest-accounts';

/** What every GuestAccounts does; `guestId` is an enabled guest without any access. */
export function guestAccountsContract(
  make: () => { readonly accounts: GuestAccounts; readonly guestId: string },
): void {
  it('finds an enabled guest', async () => {
    const { accounts, guestId } = make();

    expect(await accounts.find(guestId)).toEqual({
      kind: 'found',
      account: { kind: 'guest', enabled: true },
    });
    expect(await accounts.hasOtherAccess(guestId)).toEqual({ kind: 'known', has: false });
  });

  it('blocks, twice as well', async () => {
    const { accounts, guestId } = make();

    const answers = [await accounts.block(guestId), await accounts.block(guestId)];

    expect(answers).toEqual([{ kind: 'blocked' }, { kind: 'blocked' }]);
    expect(await accounts.find(guestId)).toMatchObject({ account: { enabled: false } });
  });

  it('deletes, and finds nothing afterwards', async () => {
    const { accounts, guestId } = make();

    const answers = [await accounts.delete(guestId), await accounts.delete(guestId)];

    expect(answers).toEqual([{ kind: 'deleted' }, { kind: 'absent' }]);
    expect(await accounts.find(guestId)).toEqual({ kind: 'found', account: { kind: 'absent' } });
    expect(await accounts.block(guestId)).toEqual({ kind: 'absent' });
  });
}
