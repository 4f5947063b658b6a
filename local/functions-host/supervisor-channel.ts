import type { StackClock } from '../clock/stack-clock';
import type { FunctionsHost } from './host';
import { isRecord } from '../is-record';

export type SupervisorReply =
  | { readonly kind: 'clock'; readonly now: number }
  | {
      readonly kind: 'rest';
      readonly atRest: boolean;
      readonly activity: number;
      readonly nextStop: number | undefined;
    };

/**
 * Answers one message of the supervisor that forked this process: `{kind:'clock', instant}` moves the stack's time,
 * `{kind:'rest'}` asks whether it may move. Undefined for anything else.
 */
export function replyTo(
  message: unknown,
  host: FunctionsHost,
  clock: StackClock,
): SupervisorReply | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, instant } = message;
  if (kind === 'clock') {
    if (typeof instant === 'number') clock.moveTo(instant);
    return { kind, now: clock.now() };
  }
  if (kind !== 'rest') return undefined;
  return { kind, atRest: host.atRest(), activity: host.activity(), nextStop: clock.nextStop() };
}
