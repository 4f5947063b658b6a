import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo } from '../../../support/sent-mails';
import { arrive, confirm, decide, rowsOf } from '../../../support/sign-up-journey';

async function waiting(stack: SignUpStack): Promise<string> {
  const id = await arrive(stack);
  await confirm(stack, id);
  await stack.settle();
  return id;
}

async function cancel(stack: SignUpStack, requestId: string): Promise<string> {
  const cancellation = { requestId, actor: 'requestor', by: 'link' } as const;
  return (await stack.app.cancelRequest(cancellation, stack.orchestrations)).kind;
}

describe('guestSignUp, not approved', () => {
  it('ends as denied with the message once the undo window is over', async () => {
    const stack = await signUpStack();
    const id = await waiting(stack);

    await decide(stack, id, 'deny', { message: 'Please ask again in spring.' });
    await stack.settle();
    const told = kindsTo(stack, 'ana@contoso.example');
    const status = await stack.finish(id);

    expect(told).not.toContain('request-denied');
    expect(status).toMatchObject({ runtimeStatus: 'Completed', output: { kind: 'ended' } });
    expect((await rowsOf(stack, id)).request.value).toMatchObject({
      state: 'denied',
      message: 'Please ask again in spring.',
    });
    expect(kindsTo(stack, 'ana@contoso.example').at(-1)).toBe('request-denied');
    expect(stack.ports.invitations.invited).toEqual([]);
  });

  it('ends at once when canceled while it waits', async () => {
    const stack = await signUpStack();
    const id = await waiting(stack);

    const answer = await cancel(stack, id);
    await stack.settle();

    expect(answer).toBe('canceled');
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
    expect(stack.rows.waiting()).toEqual([]);
    expect(kindsTo(stack, 'ana@contoso.example').at(-1)).toBe('request-canceled');
    expect(kindsTo(stack, 'lee@host.example')).toEqual(['approval-request', 'approval-settled']);
  });

  it('ends at once when canceled within the undo window, and the decision cannot be taken back', async () => {
    const stack = await signUpStack();
    const id = await waiting(stack);
    await decide(stack, id, 'approve');
    await stack.settle();
    const { stages, approvers } = await rowsOf(stack, id);
    const ravi = approvers.find(({ value }) => value.displayName === 'Ravi')?.value;

    await cancel(stack, id);
    await stack.settle();
    const undo = await stack.app.undoDecision(
      {
        purpose: 'review',
        requestId: id,
        stage: 1,
        approver: ravi?.key ?? '',
        generation: stages[0]?.value.generation ?? 0,
        expiresAt: 0,
      },
      stack.orchestrations,
    );
    await stack.pass(3_600_000);

    expect(undo).toEqual({ kind: 'tooLate' });
    expect((await rowsOf(stack, id)).request.value.state).toBe('canceled');
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
    expect(stack.ports.invitations.invited).toEqual([]);
  });
});
