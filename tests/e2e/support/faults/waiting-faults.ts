import type { Stack } from '../../../support/stack';

/** The faults that nothing has met yet, by name. */
export async function waitingFaults({ controlUrl }: Stack): Promise<readonly string[]> {
  const answer = await fetch(`${controlUrl}/faults`);
  const { faults } = (await answer.json()) as {
    readonly faults: readonly {
      readonly fault: { readonly match: string; readonly kind: string; readonly when: string };
    }[];
  };
  return faults.map(({ fault }) => `${fault.match}: ${fault.kind} ${fault.when}`);
}
