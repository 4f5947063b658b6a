import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo, mailsOf } from '../../../support/sent-mails';
import { arrive, confirm, decide, rowsOf } from '../../../support/sign-up-journey';

const day = 86_400_000;
const group = { group: 'Project X owners' };

async function waiting(...stages: readonly object[]): Promise<{ stack: SignUpStack; id: string }> {
  const accessPackage = anAccessPackage({ approval: { stages } });
  const policies = aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] });
  const stack = await signUpStack({ policies });
  const id = await arrive(stack);
  await confirm(stack, id);
  await stack.settle();
  return { stack, id };
}

const owners = { name: 'Owners', approvers: [group], deadline: 'P2D' };
const desk = { name: 'Desk', approvers: [{ user: 'desk@host.example' }] };

describe('guestSignUp at a deadline', () => {
  it.each([
    ['ends', [owners], ['Ended without a decision: ', 'has ended', 'no decision by the deadline']],
    [
      'is approved',
      [{ ...owners, onDeadline: 'approve' }],
      ['Approved: ', 'was approved', 'Without one, access is approved.'],
    ],
    [
      'goes on to the next stage',
      [{ ...owners, onDeadline: 'nextStage' }, desk],
      ['On to the next stage: ', 'goes on to the next stage', 'The next stage is asked.'],
    ],
    [
      'goes on to the next stage as approved',
      [{ ...owners, onDeadline: 'approve' }, desk],
      ['On to the next stage: ', 'goes on to the next stage', 'The next stage is asked.'],
    ],
  ])('tells the approvers that the request %s', async (_, stages, sentences) => {
    const { stack } = await waiting(...stages);

    await stack.pass(2 * day);
    const settled = mailsOf(stack, 'approval-settled');

    expect(settled).toHaveLength(2);
    for (const { subject, text } of settled) {
      for (const sentence of sentences) expect(`${subject}\n${text}`).toContain(sentence);
    }
  });

  it('ends as expired where the policy denies', async () => {
    const { stack, id } = await waiting({ name: 'Owners', approvers: [group], deadline: 'P10D' });

    await stack.pass(9 * day);
    const before = (await rowsOf(stack, id)).request.value.state;
    await stack.pass(2 * day);

    expect(before).toBe('pendingApproval');
    expect((await rowsOf(stack, id)).request.value.state).toBe('expired');
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
    expect(kindsTo(stack, 'ana@contoso.example').at(-1)).toBe('request-expired');
    expect(kindsTo(stack, 'ravi@host.example').at(-1)).toBe('approval-settled');
  });

  it('delivers where the policy approves, without an undo window', async () => {
    const { stack, id } = await waiting({
      name: 'Owners',
      approvers: [group],
      deadline: 'P7D',
      onDeadline: 'approve',
    });

    await stack.pass(7 * day);

    expect((await rowsOf(stack, id)).request.value.state).toBe('delivered');
    expect((await rowsOf(stack, id)).stages[0]?.value).toMatchObject({
      closed: true,
      settlement: { outcome: 'expired' },
    });
  });

  it('goes on to the next stage where the policy says so, and expires when that one is the last', async () => {
    const { stack, id } = await waiting(
      { name: 'Owners', approvers: [group], deadline: 'P2D', onDeadline: 'nextStage' },
      {
        name: 'Desk',
        approvers: [{ user: 'desk@host.example' }],
        deadline: 'P2D',
        onDeadline: 'nextStage',
      },
    );

    await stack.pass(3 * day);
    const second = await rowsOf(stack, id);
    await stack.pass(2 * day);

    expect(second.request.value).toMatchObject({ state: 'pendingApproval', stage: 2 });
    expect((await rowsOf(stack, id)).request.value.state).toBe('expired');
  });

  it('reminds as often as the policy says, only those who can be reached', async () => {
    const { stack, id } = await waiting({
      name: 'Owners',
      approvers: [group],
      deadline: 'P7D',
      remindAfter: ['P2D', 'P4D'],
    });

    await stack.pass(5 * day);
    const reminders = kindsTo(stack, 'ravi@host.example');
    await decide(stack, id, 'approve', { by: 'Lee' });
    await stack.pass(3 * day);

    expect(reminders).toEqual(['approval-request', 'approval-reminder', 'approval-reminder']);
    expect((await rowsOf(stack, id)).request.value.state).toBe('delivered');
    expect((await rowsOf(stack, id)).stages[0]?.value.remindersSent).toBe(2);
  });

  it('waits on while the directory is down at the moment of the deadline, and tells nobody before', async () => {
    const { stack, id } = await waiting(
      { name: 'Owners', approvers: [group], deadline: 'P2D', onDeadline: 'nextStage' },
      { name: 'Desk', approvers: [{ user: 'desk@host.example' }] },
    );
    stack.ports.directory.answer({ kind: 'later', afterSeconds: 30, throttled: true });

    await stack.pass(2 * day);
    const during = kindsTo(stack, 'ravi@host.example');
    stack.ports.directory.answer(undefined);
    await stack.pass(60_000);

    expect(during).toEqual(['approval-request']);
    expect((await rowsOf(stack, id)).request.value.stage).toBe(2);
    expect(kindsTo(stack, 'ravi@host.example')).toEqual(['approval-request', 'approval-settled']);
  });
});
