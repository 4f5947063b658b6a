// As long as the orchestration tries to invite, or to give resources before and after the welcome mail.
const longestStepMs = 4_200_000;
// Steps that follow each other at once share one entry.
const slotMs = 600_000;

/** When to look at a request whose delivery goes on (ISO instant): not before a step of it has used up all its tries. */
export function deliveryDue(now: string): string {
  const earliest = new Date(now).getTime() + longestStepMs;
  return new Date(Math.ceil(earliest / slotMs) * slotMs).toISOString();
}
