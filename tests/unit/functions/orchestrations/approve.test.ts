import { signUpStack } from '../../../support/durable/sign-up-stack';
import { arrive, confirm, decide, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;

describe('guestSignUp, approved', () => {
  it('invites, gives the resources and welcomes once the undo window is over', async () => {
    const stack = await signUpStack();
    const id = await arrive(stack);
    await confirm(stack, id);
    await stack.settle();

    const decided = await decide(stack, id, 'approve');
    await stack.settle();
    const during = (await rowsOf(stack, id)).request.value.state;
    await stack.pass(5 * minute);
    const status = await stack.status(id);

    expect(decided).toEqual({ kind: 'decided' });
    expect(during).toBe('pendingApproval');
    expect(status).toMatchObject({ runtimeStatus: 'Completed', output: { kind: 'delivered' } });
    const rows = await rowsOf(stack, id);
    expect(rows.request.value).toMatchObject({ state: 'delivered' });
    expect(rows.resources.map(({ value }) => value.state)).toEqual(['delivered']);
    expect(stack.ports.invitations.invited).toMatchObject([{ address: 'ana@contoso.example' }]);
  });
});
