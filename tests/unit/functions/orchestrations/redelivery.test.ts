import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kim, operatorsOf } from '../../../support/operators-of';
import { kindsTo, mailsOf } from '../../../support/sent-mails';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;
const members = { kind: 'group', group: 'Project X members' } as const;
const readers = { kind: 'group', group: 'Project X readers' } as const;
const refused = { kind: 'refused', cause: 'group.permission-missing' } as const;
const down = { kind: 'later', afterSeconds: 30, throttled: false } as const;
const blocked = { kind: 'blocked', id: 'guest-1' } as const;

/** A request whose orchestration has ended, without everything having been given. */
async function ended(prepare: (stack: SignUpStack) => void): Promise<{
  stack: SignUpStack;
  id: string;
}> {
  const accessPackage = anAccessPackage({
    approval: { stages: [] },
    resources: [{ group: members.group }, { group: readers.group }],
  });
  const policies = aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] });
  const stack = await signUpStack({ policies });
  prepare(stack);
  const id = await arrive(stack);
  await confirm(stack, id);
  await stack.finish(id);
  return { stack, id };
}

/** The operator's act, and the drain of two minutes later that starts the orchestration. */
async function redeliver(stack: SignUpStack, requestId: string): Promise<void> {
  await operatorsOf(stack).operators.redeliverRequest({ requestId, operator: kim });
  await stack.pass(2 * minute);
  await stack.app.drainOutbox(stack.orchestrations);
  await stack.settle();
}

const requestOf = async (stack: SignUpStack, id: string) => (await rowsOf(stack, id)).request.value;

describe('guestSignUp that is begun again after its end', () => {
  it('gives what was refused, once that is mended, and ends as delivered', async () => {
    const { stack, id } = await ended(({ ports }) => ports.roles.answer(readers, refused));
    const first = await requestOf(stack, id);
    stack.ports.roles.answer(readers, undefined);

    await redeliver(stack, id);
    const status = await stack.finish(id);

    expect(first.state).toBe('partiallyDelivered');
    expect(status).toMatchObject({ runtimeStatus: 'Completed', output: { kind: 'delivered' } });
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(stack.ports.roles.assigned.map(({ role }) => role)).toEqual([members, readers]);
    expect(stack.ports.invitations.invited).toHaveLength(1);
    expect(mailsOf(stack, 'guest-welcome')).toHaveLength(1);
  });

  it('tries as often as the first time, without a second welcome in between', async () => {
    const { stack, id } = await ended(({ ports }) => ports.roles.answer(readers, down));
    await redeliver(stack, id);
    await stack.pass(11 * minute);
    const during = await requestOf(stack, id);

    stack.ports.roles.answer(readers, undefined);
    await stack.finish(id);

    expect(during.state).toBe('delivering');
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(mailsOf(stack, 'guest-welcome')).toHaveLength(1);
  });

  it('tells the operators once more when it fails again', async () => {
    const { stack, id } = await ended(({ ports }) => ports.roles.answer(readers, refused));
    await stack.pass(61 * minute);

    await redeliver(stack, id);
    await stack.finish(id);

    expect(await requestOf(stack, id)).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.permission-missing',
    });
    expect(kindsTo(stack, 'desk@host.example')).toEqual(['delivery-problem', 'delivery-problem']);
  });

  it('invites the guest whom it could not invite before', async () => {
    const { stack, id } = await ended(({ ports }) =>
      ports.directory.own('ana@contoso.example', blocked),
    );
    const first = await requestOf(stack, id);
    stack.ports.directory.own('ana@contoso.example', { kind: 'nobody' });

    await redeliver(stack, id);
    await stack.finish(id);

    expect(first).toMatchObject({ state: 'deliveryFailed', cause: 'user.blocked' });
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(mailsOf(stack, 'guest-welcome')).toHaveLength(1);
  });

  it('is started by the sweep when the start was lost', async () => {
    const { stack, id } = await ended(({ ports }) => ports.roles.answer(readers, refused));
    stack.ports.roles.answer(readers, undefined);
    await operatorsOf(stack).operators.redeliverRequest({ requestId: id, operator: kim });
    for (const entry of await stack.rows.outbox(new Date(stack.clock.now() + minute))) {
      await stack.rows.removeFromOutbox(entry);
    }

    await stack.pass(150 * minute);
    await stack.app.sweepDue(stack.orchestrations);
    await stack.finish(id);

    expect((await requestOf(stack, id)).state).toBe('delivered');
  });
});
