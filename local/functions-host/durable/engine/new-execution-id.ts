import { randomUUID } from 'node:crypto';

/** The form of instance ids, and of the executions of children and later rounds: 32 hex digits. */
export function newExecutionId(): string {
  return randomUUID().replaceAll('-', '');
}
