import { message as codec, type Delivery, type Session } from 'rhea';
import { disposition } from 'rhea/lib/frames.js';
import type { AmqpFailure } from './amqp-error';
import { writeSoon } from './write-now';

/** How the broker answers a delivery; undefined accepts it. */
export type Refusal = AmqpFailure | undefined;

interface Answer {
  readonly isIncoming: boolean;
  readonly first: number;
  readonly last: number;
  readonly refusal: Refusal;
}

/**
 * Settles deliveries of one session. rhea itself gives neighbouring deliveries of one turn the outcome of the first
 * of them: a refused send would be reported as accepted.
 */
export interface Answers {
  /** Written at the end of this turn, together with its neighbours. */
  give(delivery: Delivery, refusal?: Refusal): void;
  /** Writes at once what waits. */
  write(): void;
}

const isNext = (last: Answer, answer: Answer): boolean =>
  last.refusal === undefined &&
  answer.refusal === undefined &&
  last.isIncoming === answer.isIncoming &&
  answer.first === last.last + 1;

/** Neighbours that are accepted go into one frame. */
function merge(answers: readonly Answer[]): readonly Answer[] {
  const merged: Answer[] = [];
  for (const answer of answers) {
    const last = merged.at(-1);
    if (last !== undefined && isNext(last, answer)) {
      merged[merged.length - 1] = { ...last, last: answer.last };
    } else {
      merged.push(answer);
    }
  }
  return merged;
}

function describeOutcome(refusal: Refusal): object {
  if (refusal === undefined) return codec.accepted().described();
  const { condition, description } = refusal;
  return codec.rejected({ error: { condition, description } }).described();
}

/** Frees the delivery's place in rhea's ring, which has 2,048 of them. */
export function forget(delivery: Delivery): void {
  const ring: { settled: boolean; remote_settled: boolean } = delivery;
  ring.settled = true;
  ring.remote_settled = true;
  writeSoon(delivery.link.connection);
}

export function makeAnswers(session: Session): Answers {
  let waiting: Answer[] = [];

  const write = (): void => {
    const answers = merge(waiting);
    waiting = [];
    if (!session.is_open()) return;
    for (const { isIncoming, first, last, refusal } of answers) {
      const state = describeOutcome(refusal);
      session.output(disposition({ role: isIncoming, first, last, settled: true, state }));
    }
  };

  return {
    write,
    give(delivery, refusal) {
      const isIncoming = delivery.link.is_receiver();
      if (!delivery.remote_settled) {
        if (waiting.length === 0) queueMicrotask(write);
        waiting.push({ isIncoming, first: delivery.id, last: delivery.id, refusal });
      }
      forget(delivery);
    },
  };
}
