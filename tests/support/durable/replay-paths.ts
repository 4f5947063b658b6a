import { anAccessPackage, aPolicySet } from '../policies';
import { arrive, confirm, decide, reviewClaims } from '../sign-up-journey';
import { carryRequest } from './carry-request';
import { signUpStack, type SignUpStack } from './sign-up-stack';

const minute = 60_000;
const day = 86_400_000;
const down = { kind: 'later', afterSeconds: 30, throttled: false } as const;
const kim = { name: 'Sponsor', approvers: [{ user: 'kim@host.example' }] };

async function started(stages: readonly object[]): Promise<{ stack: SignUpStack; id: string }> {
  const accessPackage = anAccessPackage({ approval: { stages } });
  const stack = await signUpStack({
    policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
  });
  const id = await arrive(stack);
  await confirm(stack, id);
  return { stack, id };
}

/** The ways through the orchestration that every release is recorded on. */
export const replayPaths: Readonly<Record<string, () => Promise<SignUpStack>>> = {
  async approved() {
    const { stack, id } = await started([kim]);
    await carryRequest(stack, id);
    return stack;
  },
  async denied() {
    const { stack, id } = await started([kim]);
    await stack.settle();
    await decide(stack, id, 'deny', { by: 'Kim' });
    await stack.finish(id);
    return stack;
  },
  async 'taken-back'() {
    const { stack, id } = await started([kim]);
    await stack.settle();
    const claims = await reviewClaims(stack, id, 'Kim');
    await decide(stack, id, 'deny', { by: 'Kim' });
    await stack.pass(minute);
    await stack.app.undoDecision(claims, stack.orchestrations);
    await carryRequest(stack, id);
    return stack;
  },
  async canceled() {
    const { stack, id } = await started([kim]);
    await stack.settle();
    await stack.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      stack.orchestrations,
    );
    await stack.finish(id);
    return stack;
  },
  async 'reminded-and-expired'() {
    const { stack } = await started([{ ...kim, remindAfter: ['P2D', 'P9D'], deadline: 'P14D' }]);
    await stack.pass(15 * day);
    return stack;
  },
  async 'two-stages'() {
    const { stack, id } = await started([kim, { ...kim, name: 'Owners' }]);
    await carryRequest(stack, id);
    return stack;
  },
  async 'no-stages'() {
    const { stack, id } = await started([]);
    await carryRequest(stack, id);
    return stack;
  },
  async 'invited-late'() {
    const { stack, id } = await started([]);
    stack.ports.invitations.answer(down);
    await stack.pass(minute);
    stack.ports.invitations.answer(undefined);
    await stack.finish(id);
    return stack;
  },
  async 'never-invited'() {
    const { stack, id } = await started([]);
    stack.ports.invitations.answer(down);
    await stack.finish(id);
    return stack;
  },
  async 'partly-delivered'() {
    const { stack, id } = await started([]);
    stack.ports.roles.answer({ kind: 'group', group: 'Project X members' }, down);
    await stack.finish(id);
    return stack;
  },
};
