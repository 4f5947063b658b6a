import { anAccessPackage, aPolicySet } from '../../../support/policies';
import { signUpStack } from '../../../support/durable/sign-up-stack';
import { arrive, confirm, decide } from '../../../support/sign-up-journey';

interface Trigger {
  readonly history: readonly unknown[];
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('guestSignUp with one stage, two approvers and two resources', () => {
  it('keeps to at most 80 history rows, 4 KB an activity and no personal data', async () => {
    const accessPackage = anAccessPackage({
      resources: [{ group: 'Project X members' }, { group: 'Project X readers' }],
    });
    const policies = aPolicySet({
      accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }],
    });
    const stack = await signUpStack({ policies });
    const id = await arrive(stack);
    await confirm(stack, id);
    await stack.settle();
    await decide(stack, id, 'approve');
    await stack.finish(id);

    const last = JSON.parse(stack.triggers.at(-1) ?? '{}') as Trigger;
    // The rows that end it are written after the last run: ExecutionCompleted and OrchestratorCompleted.
    const rows = last.history.length + 2;
    const payloads = stack.calls.flatMap(({ input, output }) => [bytes(input), bytes(output)]);

    expect(rows).toBeLessThanOrEqual(80);
    expect(Math.max(...payloads)).toBeLessThanOrEqual(4096);
    expect(stack.triggers.join('')).not.toMatch(/@|Ana|Silva|redeem/);
  });
});
