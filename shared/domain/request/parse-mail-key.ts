import type { MailOrder } from './effect';
import { mailKinds } from './mail-kind';

/** The order behind a marker's key (see `mailKey`); undefined for a key of another shape. */
export function parseMailKey(key: string): MailOrder | undefined {
  const [kind, stage, recipient, generation, reminder, issue, ...more] = key.split(':');
  const mail = mailKinds.find((known) => known === kind);
  if (mail === undefined || recipient === undefined || more.length > 0) return undefined;
  const numbers = {
    stage: Number(stage),
    generation: Number(generation),
    reminder: Number(reminder),
    issue: Number(issue),
  };
  const isWhole = Object.values(numbers).every((value) => Number.isSafeInteger(value));
  return isWhole ? { mail, recipient, ...numbers } : undefined;
}
