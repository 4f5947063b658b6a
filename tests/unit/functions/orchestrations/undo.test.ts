import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo, mailsOf, tokensIn } from '../../../support/sent-mails';
import { arrive, confirm, decide, reviewClaims, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;
const day = 24 * 60 * minute;

async function waiting(): Promise<{ stack: SignUpStack; id: string }> {
  const stack = await signUpStack();
  const id = await arrive(stack);
  await confirm(stack, id);
  await stack.settle();
  return { stack, id };
}

describe('guestSignUp, taken back', () => {
  it('waits again after an undo and delivers after the next approval', async () => {
    const { stack, id } = await waiting();
    const claims = await reviewClaims(stack, id, 'Ravi');
    await decide(stack, id, 'deny');
    await stack.pass(2 * minute);

    const undone = await stack.app.undoDecision(claims, stack.orchestrations);
    await stack.pass(10 * minute);
    const between = (await rowsOf(stack, id)).request.value.state;
    await decide(stack, id, 'approve', { by: 'Lee' });
    const status = await stack.finish(id);

    expect(undone).toEqual({ kind: 'undone' });
    expect(between).toBe('pendingApproval');
    expect(status).toMatchObject({ output: { kind: 'delivered' } });
    expect((await rowsOf(stack, id)).request.value.state).toBe('delivered');
    expect(kindsTo(stack, 'ana@contoso.example')).not.toContain('request-denied');
  });

  it('asks everybody again with links of the new generation', async () => {
    const { stack, id } = await waiting();
    const claims = await reviewClaims(stack, id, 'Ravi');
    await decide(stack, id, 'approve');
    await stack.settle();
    await stack.app.undoDecision(claims, stack.orchestrations);
    await stack.settle();

    const requests = mailsOf(stack, 'approval-request').filter(
      ({ to }) => to === 'lee@host.example',
    );
    const tokens = requests.flatMap((mail) => tokensIn(mail, 'review'));
    const generations = await Promise.all(
      tokens.map(async (token) => {
        const verified = await stack.ports.linkTokens.verify(token, 'review');
        return verified.kind === 'valid' ? verified.claims.generation : 0;
      }),
    );

    expect(generations).toEqual([1, 2]);
    expect(requests.map(({ text }) => text.includes('The decision was taken back'))).toEqual([
      false,
      true,
    ]);
    expect(requests[1]?.subject).toBe(requests[0]?.subject);
    expect(stack.rows.waiting().filter(({ effect }) => effect.kind === 'wake')).toEqual([]);
  });

  it('gives the second decision its own undo window', async () => {
    const { stack, id } = await waiting();
    const claims = await reviewClaims(stack, id, 'Ravi');
    await decide(stack, id, 'approve');
    await stack.pass(4 * minute);
    await stack.app.undoDecision(claims, stack.orchestrations);
    await decide(stack, id, 'approve', { by: 'Lee' });

    await stack.pass(2 * minute);
    const within = (await rowsOf(stack, id)).request.value.state;
    await stack.pass(3 * minute);

    expect(within).toBe('pendingApproval');
    expect((await rowsOf(stack, id)).request.value.state).toBe('delivered');
  });

  it('stays open for at least one more day when it is taken back shortly before the deadline', async () => {
    const { stack, id } = await waiting();
    const { deadlineAt } = (await rowsOf(stack, id)).stages[0]?.value ?? { deadlineAt: '' };
    await stack.pass(Date.parse(deadlineAt) - stack.clock.now() - minute);
    const claims = await reviewClaims(stack, id, 'Ravi');
    await decide(stack, id, 'deny');
    await stack.settle();
    await stack.app.undoDecision(claims, stack.orchestrations);

    await stack.pass(day - 2 * minute);
    const almost = (await rowsOf(stack, id)).request.value.state;
    await stack.pass(4 * minute);

    expect(almost).toBe('pendingApproval');
    expect((await rowsOf(stack, id)).request.value.state).toBe('expired');
  });
});
