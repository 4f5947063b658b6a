import { directoryPerson } from '../../../support/fakes/fake-directory';
import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo, mailsOf } from '../../../support/sent-mails';
import { arrive, confirm, decide, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const owners = { name: 'Owners', approvers: [{ group: 'Project X owners' }] };
const kim = { name: 'Sponsor', approvers: [{ user: 'kim@host.example' }] };
const desk = { name: 'Desk', approvers: [{ user: 'desk@host.example' }] };

async function waiting(
  stages: readonly object[],
  prepare: (stack: SignUpStack) => void = () => undefined,
): Promise<{ stack: SignUpStack; id: string }> {
  const accessPackage = anAccessPackage({ approval: { stages } });
  const policies = aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] });
  const stack = await signUpStack({ policies });
  prepare(stack);
  const id = await arrive(stack);
  await confirm(stack, id);
  await stack.settle();
  return { stack, id };
}

const stateOf = async (stack: SignUpStack, id: string): Promise<string> =>
  (await rowsOf(stack, id)).request.value.state;

describe('guestSignUp through its stages', () => {
  it('delivers at once where the policy has no stage', async () => {
    const { stack, id } = await waiting([]);

    expect(await stateOf(stack, id)).toBe('delivered');
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
  });

  it('asks the approvers of one stage after the other', async () => {
    const { stack, id } = await waiting([kim, owners, desk]);

    await decide(stack, id, 'approve', { by: 'Kim' });
    await stack.pass(5 * minute);
    const asked = mailsOf(stack, 'approval-request').map(({ to }) => to);
    await decide(stack, id, 'approve', { by: 'Lee' });
    await stack.pass(5 * minute);
    await decide(stack, id, 'approve', { by: 'Desk' });
    await stack.pass(5 * minute);

    expect(asked).toEqual(['kim@host.example', 'ravi@host.example', 'lee@host.example']);
    expect(await stateOf(stack, id)).toBe('delivered');
    expect((await rowsOf(stack, id)).stages.map(({ value }) => value.closed)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('asks nobody further after a stage denied', async () => {
    const { stack, id } = await waiting([kim, owners]);

    await decide(stack, id, 'deny', { by: 'Kim' });
    await stack.pass(5 * minute);

    expect(await stateOf(stack, id)).toBe('denied');
    expect(kindsTo(stack, 'ravi@host.example')).toEqual([]);
  });

  it('looks every hour for approvers where nobody was found, and tells the operators once', async () => {
    const { stack, id } = await waiting([owners], ({ ports }) => {
      ports.directory.people({ kind: 'group', group: 'Project X owners' }, []);
    });
    await stack.pass(3 * hour);
    const told = kindsTo(stack, 'desk@host.example');

    stack.ports.directory.people({ kind: 'group', group: 'Project X owners' }, [
      directoryPerson('Lee'),
    ]);
    await stack.pass(hour);
    await decide(stack, id, 'approve', { by: 'Lee' });
    await stack.pass(5 * minute);

    expect(told).toEqual(['delivery-problem']);
    expect(kindsTo(stack, 'lee@host.example')).toEqual(['approval-request', 'approval-settled']);
    expect(await stateOf(stack, id)).toBe('delivered');
  });

  it('expires where nobody could ever be asked, though the policy approves at the deadline', async () => {
    const { stack, id } = await waiting(
      [{ ...owners, deadline: 'P1D', onDeadline: 'approve' }],
      ({ ports }) => ports.directory.people({ kind: 'group', group: 'Project X owners' }, []),
    );

    await stack.pass(day);

    expect(await stateOf(stack, id)).toBe('expired');
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
    expect(stack.ports.invitations.invited).toEqual([]);
  });

  it('turns to the fallback approvers when no mail reaches the others', async () => {
    const { stack, id } = await waiting(
      [{ ...owners, fallbackApprovers: [{ user: 'kim@host.example' }] }],
      ({ ports }) => {
        const refused = { kind: 'refused', cause: 'mail.mailbox-unknown' } as const;
        ports.transport.answer('ravi@host.example', refused);
        ports.transport.answer('lee@host.example', refused);
      },
    );

    await decide(stack, id, 'approve', { by: 'Kim' });
    await stack.pass(5 * minute);

    expect(kindsTo(stack, 'kim@host.example')).toEqual(['approval-request', 'approval-settled']);
    expect(await stateOf(stack, id)).toBe('delivered');
  });
});
