import { signUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo } from '../../../support/sent-mails';
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
    expect(rows.request.value.state).toBe('delivered');
    expect(rows.resources.map(({ value }) => value.state)).toEqual(['delivered']);
    expect(stack.ports.invitations.invited).toMatchObject([{ address: 'ana@contoso.example' }]);
  });

  it('sends each mail once, in the order of what happened', async () => {
    const stack = await signUpStack();
    const id = await arrive(stack);
    await stack.settle();
    await confirm(stack, id);
    await stack.settle();
    await decide(stack, id, 'approve');
    await stack.finish(id);

    expect(kindsTo(stack, 'ana@contoso.example')).toEqual([
      'verify-address',
      'request-received',
      'guest-welcome',
    ]);
    expect(kindsTo(stack, 'ravi@host.example')).toEqual(['approval-request', 'approval-settled']);
    expect(kindsTo(stack, 'lee@host.example')).toEqual(['approval-request', 'approval-settled']);
    expect(kindsTo(stack, 'desk@host.example')).toEqual([]);
  });

  it('leaves nothing behind that still has to happen', async () => {
    const stack = await signUpStack();
    const id = await arrive(stack);
    await confirm(stack, id);
    await stack.settle();
    await decide(stack, id, 'approve');
    await stack.finish(id);

    expect(stack.rows.waiting()).toEqual([]);
    expect((await rowsOf(stack, id)).invitation?.value.redeemUrl).toBeUndefined();
    expect((await rowsOf(stack, id)).request.value.dueAt).toBeUndefined();
    await stack.pass(8 * 24 * 60 * minute);
    await stack.app.sweepDue(stack.orchestrations);
    expect(stack.ports.due.all()).toEqual([]);
  });
});
