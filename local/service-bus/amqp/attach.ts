import type { Receiver as RheaReceiver, Sender as RheaSender } from 'rhea';
import { z } from 'zod';
import { describeError, type AmqpFailure } from './amqp-error';

type Link = RheaReceiver | RheaSender;

/** One end of a link; a client may leave it out or name something else than an address, such as a coordinator. */
export interface Terminus {
  readonly address: string;
  readonly filter: Readonly<Record<string, unknown>> | undefined;
}

const terminus = z
  .object({ address: z.string().nullish(), filter: z.record(z.string(), z.unknown()).nullish() })
  .nullish();

export function readTerminus(value: unknown): Terminus {
  const parsed = terminus.safeParse(value);
  const { address, filter } = parsed.data ?? {};
  return { address: address ?? '', filter: filter ?? undefined };
}

/** Largest message in bytes, batches included, as in the service's Standard tier. */
export const largestMessage = 262_144;

/** Says what the client asked for; .NET reads the settle modes from the answer. */
export function echoAttach(link: Link): void {
  const { attach } = link.local;
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
  attach.max_message_size = largestMessage;
}

/**
 * Attaches without source and target, then detaches with the error: else .NET takes the link for open. Gives what the
 * client is told, which the JavaScript client replaces by a guess where it asked for a session.
 */
export function refuseLink(link: Link, error: unknown): AmqpFailure {
  const { attach } = link.local;
  attach.source = undefined;
  attach.target = undefined;
  link.open();
  const failure = describeError(error);
  closeLink(link, failure);
  return failure;
}

export function closeLink(link: Link, { condition, description }: AmqpFailure): void {
  link.close({ condition, description });
}
