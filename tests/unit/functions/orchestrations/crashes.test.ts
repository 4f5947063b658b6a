import { AppError } from '../../../../shared/domain/app-error';
import { carryRequest } from '../../../support/durable/carry-request';
import { signUpStack, type SignUpStack } from '../../../support/durable/sign-up-stack';
import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { kindsTo } from '../../../support/sent-mails';
import { arrive, confirm, decide, rowsOf } from '../../../support/sign-up-journey';

type Around = (name: string, run: () => Promise<unknown>) => Promise<unknown>;

const minute = 60_000;
// Two dozen whole journeys; a busy machine takes its time.
const patienceMs = 120_000;
const kim = { user: 'kim@host.example' };
const members = { kind: 'group', group: 'Project X members' } as const;

/** Two stages and two resources, of which one is busy at first: every activity has its turn, some more than one. */
async function journey(options: { around?: Around; lagMs?: number } = {}): Promise<{
  stack: SignUpStack;
  id: string;
}> {
  const accessPackage = anAccessPackage({
    approval: {
      stages: [
        { name: 'Sponsor', approvers: [kim] },
        { name: 'Owners', approvers: [kim, { group: 'Project X owners' }] },
      ],
    },
    resources: [{ group: members.group }, { group: 'Project X readers' }],
  });
  const policies = aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] });
  const stack = await signUpStack({ policies, ...options });
  const id = await arrive(stack);
  await confirm(stack, id);
  return { stack, id };
}

async function carried(around: Around): Promise<{ stack: SignUpStack; id: string }> {
  const made = await journey({ around });
  const { stack, id } = made;
  stack.ports.roles.answer(members, { kind: 'later', afterSeconds: 700, throttled: true });
  stack.clock.at(stack.clock.now() + 21 * minute, () =>
    stack.ports.roles.answer(members, undefined),
  );
  await carryRequest(stack, id);
  return made;
}

const invitedAddresses = ({ ports }: SignUpStack): readonly string[] =>
  ports.invitations.invited.map(({ address }) => address);

/** Everything that may be told apart from one journey to another. */
async function outcomeOf(stack: SignUpStack, id: string): Promise<object> {
  const rows = await rowsOf(stack, id);
  return {
    state: rows.request.value.state,
    resources: rows.resources.map(({ value }) => [value.state, value.already]),
    guest: rows.invitation?.value.guestId,
    invited: invitedAddresses(stack),
    waiting: stack.rows.waiting(),
    mails: ['ana@contoso.example', 'lee@host.example', 'desk@host.example'].map((to) =>
      kindsTo(stack, to),
    ),
  };
}

const deliveredOnce = {
  state: 'delivered',
  resources: [
    ['delivered', false],
    ['delivered', false],
  ],
  guest: 'guest-1',
  invited: ['ana@contoso.example'],
  waiting: [],
  mails: [['request-received', 'guest-welcome'], ['approval-request', 'approval-settled'], []],
};

const untouched: Around = async (_name, run) => run();

/** Lets one call fail, before or after it did its work. */
function failing(at: number, when: 'before' | 'after'): Around {
  let calls = 0;
  return async (_name, run) => {
    calls += 1;
    if (calls !== at) return run();
    if (when === 'after') await run();
    throw new Error('the process is gone');
  };
}

describe('guestSignUp in a world that fails', () => {
  it.each(['before', 'after'] as const)(
    'comes to the same end wherever an execution dies %s its activity worked, from the rows alone',
    async (when) => {
      const clean = await carried(untouched);
      const count = clean.stack.calls.length;
      expect(await outcomeOf(clean.stack, clean.id)).toEqual(deliveredOnce);

      expect(count).toBeGreaterThan(8);
      for (let at = 1; at <= count; at += 1) {
        const { stack, id } = await carried(failing(at, when));
        expect(await outcomeOf(stack, id)).toEqual(deliveredOnce);
      }
    },
    patienceMs,
  );

  it('comes to the same end when every activity runs twice', async () => {
    const twice = await carried(async (_name, run) => {
      await run();
      return run();
    });
    const first = await carried(async (_name, run) => {
      const answer = await run();
      await run();
      return answer;
    });

    expect(await outcomeOf(twice.stack, twice.id)).toEqual(deliveredOnce);
    expect(await outcomeOf(first.stack, first.id)).toEqual(deliveredOnce);
  });

  it('comes to the same end when every activity runs twice at the same time', async () => {
    const { stack, id } = await carried(async (_name, run) => {
      const [, answer] = await Promise.all([run(), run()]);
      return answer;
    });

    // Both may invite: Graph answers the second with the same guest.
    expect(await outcomeOf(stack, id)).toEqual({
      ...deliveredOnce,
      invited: invitedAddresses(stack),
    });
  });

  it('believes its timers though they fire a second early', async () => {
    const { stack, id } = await journey({ lagMs: 1000 });

    await carryRequest(stack, id);

    expect(await outcomeOf(stack, id)).toEqual(deliveredOnce);
  });

  it('is not disturbed by wakes for rounds that are over', async () => {
    const { stack, id } = await journey();
    await stack.settle();
    await decide(stack, id, 'approve', { by: 'Kim' });
    await stack.pass(5 * minute);
    const before = stack.calls.length;

    for (const round of [1, 1, 2, 0]) await stack.orchestrations.wake(id, round);
    await stack.settle();
    const after = stack.calls.length;
    await carryRequest(stack, id);

    expect(after).toBe(before);
    expect(await outcomeOf(stack, id)).toEqual(deliveredOnce);
  });

  it('goes on with the drain when the wake of a decision was not raised', async () => {
    const { stack, id } = await journey();
    await stack.settle();
    const cut = {
      ...stack,
      orchestrations: {
        ...stack.orchestrations,
        wake: () => Promise.reject(new Error('the durable client is down')),
      },
    };
    await decide(cut, id, 'approve', { by: 'Kim' });
    await stack.settle();
    const unheard = stack.rows.waiting().filter(({ effect }) => effect.kind === 'wake');

    await stack.pass(minute + 1);
    await stack.app.drainOutbox(stack.orchestrations);
    await stack.settle();

    expect(unheard).toHaveLength(1);
    expect(stack.rows.waiting()).toEqual([]);
    expect((await rowsOf(stack, id)).stages[0]?.value.round).toBe(2);
  });

  it('is started again by the timers alone after it failed', async () => {
    const { stack, id } = await journey({ around: failing(2, 'before') });
    await stack.settle();
    await decide(stack, id, 'approve', { by: 'Kim' });
    await stack.settle();
    const failed = (await stack.status(id)).runtimeStatus;

    for (let minutes = 0; minutes < 20; minutes += 1) {
      await stack.pass(minute);
      await stack.app.drainOutbox(stack.orchestrations);
      await stack.settle();
    }

    expect(failed).toBe('Failed');
    expect((await rowsOf(stack, id)).request.value).toMatchObject({ restarts: 1, stage: 2 });
    expect(await stack.status(id)).toMatchObject({ runtimeStatus: 'Running' });
  });

  it('waits for tables that are down instead of failing', async () => {
    let down = false;
    const stack = await signUpStack({
      through: (store) => ({
        ...store,
        load: async (requestId) => store.load(requestId),
        commit: async (requestId, writes) => {
          if (down) throw new AppError('tables.unavailable', { retryable: true });
          return store.commit(requestId, writes);
        },
      }),
    });
    const id = await arrive(stack);
    await confirm(stack, id);
    await stack.settle();
    await decide(stack, id, 'approve');
    await stack.settle();
    down = true;
    await stack.pass(6 * minute);
    const during = await stack.status(id);

    down = false;
    await stack.finish(id);

    expect(during.runtimeStatus).toBe('Running');
    expect((await rowsOf(stack, id)).request.value.state).toBe('delivered');
  });
});
