import type { GuestInvitations } from '../../../shared/ports/guest-invitations';

const invitation = {
  address: 'ana@contoso.example',
  displayName: 'Ana Silva',
  redirectUrl: 'https://host.example/project-x',
  sponsors: [],
};

/** What every GuestInvitations does. */
export function guestInvitationsContract(makeInvitations: () => GuestInvitations): void {
  it('invites a guest and hands out the redeem link', async () => {
    const answer = await makeInvitations().invite(invitation);

    expect(answer).toMatchObject({ kind: 'invited' });
    expect(answer.kind === 'invited' && answer.redeemUrl).toMatch(/^https?:/);
  });

  it('invites a pending guest again as the same object with a new link', async () => {
    const invitations = makeInvitations();
    const first = await invitations.invite(invitation);

    const second = await invitations.invite(invitation);

    expect(second).toMatchObject({
      kind: 'invited',
      guestId: first.kind === 'invited' && first.guestId,
    });
    expect(second).not.toEqual(first);
  });
}
