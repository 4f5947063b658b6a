import { ZodError } from 'zod';
import { BusError, type BusErrorKind } from '../engine/bus-error';

export interface AmqpFailure {
  readonly condition: string;
  readonly description: string;
}

interface Meaning {
  readonly condition: string;
  /** Status of an answer on `$management`. */
  readonly status: number;
}

const meanings: Readonly<Record<BusErrorKind, Meaning>> = {
  entityNotFound: { condition: 'amqp:not-found', status: 404 },
  lockLost: { condition: 'com.microsoft:message-lock-lost', status: 410 },
  messageNotFound: { condition: 'com.microsoft:message-not-found', status: 404 },
  messageTooLarge: { condition: 'amqp:link:message-size-exceeded', status: 400 },
  notSupported: { condition: 'amqp:not-implemented', status: 501 },
  notStored: { condition: 'amqp:internal-error', status: 500 },
  malformed: { condition: 'amqp:decode-error', status: 400 },
};

/** What a client is told about an error. */
export function describeError(error: unknown): AmqpFailure & { readonly status: number } {
  if (error instanceof BusError) return { ...meanings[error.kind], description: error.message };
  if (error instanceof ZodError) {
    const problems = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return {
      ...meanings.malformed,
      description: `The request is malformed: ${problems.join('; ')}`,
    };
  }
  const description = error instanceof Error ? error.message : String(error);
  return { condition: 'amqp:internal-error', status: 500, description };
}
