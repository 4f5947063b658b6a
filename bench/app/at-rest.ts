import type { Stack } from '../../tests/support/stack';

/** Waits until nothing is under way in the stack, however long that takes. */
export async function atRest(stack: Stack): Promise<void> {
  for (;;) {
    const answer = await fetch(`${stack.controlUrl}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"PT0S"}',
    });
    await answer.arrayBuffer();
    if (answer.ok) return;
  }
}
