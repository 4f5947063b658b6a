import { operatorsOf, kim } from '../../../support/operators-of';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { mailsOf } from '../../../support/sent-mails';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;
const accessPackage = { ...anAccessPackage({ approval: { stages: [] } }), version: '1'.repeat(32) };
const policies = aPolicySet({ accessPackages: [accessPackage] });
const stopped = aPolicySet({ accessPackages: [{ ...accessPackage, paused: true }] });

const requestOf = async (stack: SignUpStack, id: string) => (await rowsOf(stack, id)).request.value;
const callsOf = (stack: SignUpStack, name: string) =>
  stack.calls.filter((call) => call.name === name).length;

/** A request that is approved while its package is paused. */
async function held(): Promise<{ readonly stack: SignUpStack; readonly id: string }> {
  const stack = await signUpStack({ policies });
  const id = await arrive(stack);
  stack.usePolicies(stopped);
  await confirm(stack, id);
  await stack.settle();
  return { stack, id };
}

describe('guestSignUp while operators hold its delivery', () => {
  it('asks every hour, is never overdue, and goes on by itself once nothing holds it', async () => {
    const { stack, id } = await held();

    await stack.pass(5 * 60 * minute);
    await stack.app.sweepDue(stack.orchestrations);
    const during = await requestOf(stack, id);
    const asked = callsOf(stack, 'inviteGuest');
    stack.usePolicies(policies);
    await stack.pass(61 * minute);

    expect(asked).toBe(6);
    expect(during).toMatchObject({ state: 'approved', restarts: 0, hold: 6 });
    expect((await requestOf(stack, id)).state).toBe('delivered');
  });

  it('goes on at once when the pause is lifted', async () => {
    const { stack, id } = await held();
    await stack.pass(90 * minute);

    stack.usePolicies(policies);
    const lifted = await operatorsOf(stack).operators.pauseSwitch.lift({ kind: 'everything' }, kim);
    await stack.pass(2 * minute);
    await stack.app.drainOutbox(stack.orchestrations);
    await stack.settle();

    expect(lifted.resumed).toBe(1);
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(stack.rows.waiting()).toEqual([]);
  });

  it('waits again when another pause holds it still, with an event of its own', async () => {
    const { stack, id } = await held();
    const { pauseSwitch } = operatorsOf(stack).operators;
    const liftAndDrain = async (): Promise<void> => {
      await pauseSwitch.lift({ kind: 'everything' }, kim);
      await stack.pass(2 * minute);
      await stack.app.drainOutbox(stack.orchestrations);
      await stack.settle();
    };

    await liftAndDrain();
    const between = await requestOf(stack, id);
    stack.usePolicies(policies);
    await liftAndDrain();

    expect(between).toMatchObject({ state: 'approved', hold: 2 });
    expect((await requestOf(stack, id)).state).toBe('delivered');
  });

  it('holds what is left of a delivery too, without losing a try', async () => {
    const stack = await signUpStack({ policies });
    const down = { kind: 'later', afterSeconds: 30, throttled: false } as const;
    stack.ports.roles.answer({ kind: 'group', group: 'Project X members' }, down);
    const id = await arrive(stack);
    await confirm(stack, id);
    await stack.settle();
    stack.usePolicies(stopped);
    await stack.pass(3 * 60 * minute);
    const during = await requestOf(stack, id);

    stack.ports.roles.answer({ kind: 'group', group: 'Project X members' }, undefined);
    stack.usePolicies(policies);
    await stack.finish(id);

    expect(during.state).toBe('delivering');
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(mailsOf(stack, 'guest-welcome')).toHaveLength(1);
  });
});
