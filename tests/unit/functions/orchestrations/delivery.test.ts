import { deletionsOf } from '../../../../shared/application/data/deletions-of';
import { AppError } from '../../../../shared/domain/app-error';
import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { kindsTo, mailsOf } from '../../../support/sent-mails';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

const minute = 60_000;
const down = { kind: 'later', afterSeconds: 30, throttled: false } as const;
const members = { kind: 'group', group: 'Project X members' } as const;
const readers = { kind: 'group', group: 'Project X readers' } as const;

async function delivering(prepare: (stack: SignUpStack) => void): Promise<{
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
  await stack.settle();
  return { stack, id };
}

const requestOf = async (stack: SignUpStack, id: string) => (await rowsOf(stack, id)).request.value;

describe('guestSignUp while delivery has trouble', () => {
  it('invites as soon as Graph answers again', async () => {
    const { stack, id } = await delivering(({ ports }) => ports.invitations.answer(down));
    await stack.pass(2 * minute);
    const before = await requestOf(stack, id);

    stack.ports.invitations.answer(undefined);
    await stack.pass(5 * minute);

    expect(before.state).toBe('approved');
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(stack.ports.invitations.invited).toHaveLength(1);
  });

  it('gives up an invitation after eight tries and tells the operators', async () => {
    const { stack, id } = await delivering(({ ports }) => ports.invitations.answer(down));

    const status = await stack.finish(id);

    expect(status).toMatchObject({ runtimeStatus: 'Completed', output: { kind: 'ended' } });
    expect(stack.calls.filter(({ name }) => name === 'inviteGuest')).toHaveLength(8);
    expect(await requestOf(stack, id)).toMatchObject({
      state: 'deliveryFailed',
      cause: 'graph.unavailable',
    });
    expect(kindsTo(stack, 'desk@host.example')).toEqual(['delivery-problem']);
  });

  it('waits as long as Graph says, within the hour', async () => {
    const { stack, id } = await delivering(({ ports }) =>
      ports.invitations.answer({ kind: 'later', afterSeconds: 1500, throttled: true }),
    );

    await stack.pass(59 * minute);
    const tries = stack.calls.filter(({ name }) => name === 'inviteGuest').length;
    await stack.pass(2 * minute);

    expect(tries).toBe(3);
    expect((await requestOf(stack, id)).state).toBe('deliveryFailed');
  });

  it('welcomes after ten minutes with what there is, and goes on with the rest', async () => {
    const { stack, id } = await delivering(({ ports }) => ports.roles.answer(readers, down));
    await stack.pass(9 * minute);
    const early = kindsTo(stack, 'ana@contoso.example');
    await stack.pass(2 * minute);
    const [welcome] = mailsOf(stack, 'guest-welcome');

    stack.ports.roles.answer(readers, undefined);
    await stack.finish(id);

    expect(early).not.toContain('guest-welcome');
    expect(welcome?.text).toMatch(/You get: Project X members.*\nStill missing: Project X readers/);
    expect((await requestOf(stack, id)).state).toBe('delivered');
    expect(mailsOf(stack, 'guest-welcome')).toHaveLength(1);
  });

  it('ends as partly delivered when a resource is never given', async () => {
    const { stack, id } = await delivering(({ ports }) => ports.roles.answer(readers, down));

    await stack.finish(id);

    expect(await requestOf(stack, id)).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'graph.unavailable',
    });
    expect((await rowsOf(stack, id)).resources.map(({ value }) => value.state)).toEqual([
      'delivered',
      'failed',
    ]);
    expect(kindsTo(stack, 'ana@contoso.example').at(-1)).toBe('guest-welcome');
    expect(kindsTo(stack, 'desk@host.example')).toEqual(['delivery-problem']);
  });

  it('does not keep the welcome waiting for a resource that was refused for good', async () => {
    const { stack, id } = await delivering(({ ports }) =>
      ports.roles.answer(members, { kind: 'refused', cause: 'group.not-found' }),
    );

    expect(await requestOf(stack, id)).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.not-found',
    });
    expect(kindsTo(stack, 'ana@contoso.example').at(-1)).toBe('guest-welcome');
  });

  it('is not taken for stuck while it still tries', async () => {
    const { stack, id } = await delivering(({ ports }) =>
      ports.roles.answer(readers, { kind: 'later', afterSeconds: 1500, throttled: true }),
    );

    for (let sweeps = 0; sweeps < 24; sweeps += 1) {
      await stack.pass(5 * minute);
      await stack.app.sweepDue(stack.orchestrations);
      await stack.app.drainOutbox(stack.orchestrations);
      await stack.settle();
    }

    expect(await requestOf(stack, id)).toMatchObject({ state: 'partiallyDelivered', restarts: 0 });
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
  });
});

describe('guestSignUp of a request that is deleted during delivery', () => {
  it('ends as missing, not as delivered', async () => {
    const accessPackage = anAccessPackage({ approval: { stages: [] } });
    const stack = await signUpStack({
      policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
      around: async (name, run) => {
        if (name === 'finishDelivery') {
          await stack.rows.commit(id, deletionsOf(await rowsOf(stack, id)));
        }
        return run();
      },
    });
    const id = await arrive(stack);
    await confirm(stack, id);

    expect(await stack.finish(id)).toMatchObject({
      runtimeStatus: 'Completed',
      output: { kind: 'missing' },
    });
  });
});

describe('guestSignUp while tables are down for longer than it waits', () => {
  it('fails, so that reconciliation starts it again', async () => {
    let areDown = false;
    const accessPackage = anAccessPackage({ approval: { stages: [] } });
    const stack = await signUpStack({
      policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
      around: async (name, run) => {
        areDown ||= name === 'finishDelivery';
        return run();
      },
      through: (store) => ({
        ...store,
        async load(requestId) {
          if (areDown) throw new AppError('tables.unavailable', { retryable: true });
          return store.load(requestId);
        },
      }),
    });
    const id = await arrive(stack);
    await confirm(stack, id);

    const status = await stack.finish(id);

    expect(status.runtimeStatus).toBe('Failed');
    expect(JSON.stringify(status.output)).toContain('orchestration.out-of-patience');
    expect(stack.calls.filter(({ name }) => name === 'finishDelivery')).toHaveLength(8);
  });
});
