import type { OrchestrationContext, Task } from 'durable-functions';
import { activities, signUpInputSchema, type NextStep } from '../../shared/contracts/activities';
import { wakeEvent, type TimerPurpose } from '../../shared/domain/request/stage';
import { callActivity } from './activity-calls';
import { deliver } from './deliver';
import type { SignUpOutcome } from './guest-sign-up-outcome';
import { makePatience } from './patience';

type Waiting = Extract<NextStep, { kind: 'wait' }>;

/**
 * Carries one request from its first stage to delivery. It only sequences: every decision is made, and written, by the
 * activity that it asks how to go on, so that a new execution can take over at any point.
 */
export function* guestSignUp(
  context: OrchestrationContext,
): Generator<Task, SignUpOutcome, unknown> {
  const { requestId } = signUpInputSchema.parse(context.df.getInput());
  const execution = context.df.currentUtcDateTime.toISOString();
  let patience = makePatience(context);
  let after = 0;
  let elapsed: TimerPurpose | null = null;

  for (;;) {
    const next: NextStep = yield* callActivity(context, activities.advanceRequest, {
      requestId,
      execution,
      after,
      elapsed,
      lastTry: patience.isLastTry(),
    });
    switch (next.kind) {
      case 'wait':
        elapsed = yield* waitForRound(context, next);
        after = next.round;
        patience = makePatience(context);
        break;
      case 'later':
        yield* patience.wait(next);
        break;
      case 'deliver':
        return yield* deliver(context, requestId);
      case 'ended':
      case 'missing':
        return { kind: next.kind };
    }
  }
}

// Past six days the backend makes a timer of several, and cancelling such a one breaks the replay of its race.
const longestTimerMs = 5 * 86_400_000;

/**
 * One round: a fresh wait and a fresh timer, since no task may be yielded twice. An abandoned wait does no harm, its
 * event name never comes again; a timer must be cancelled, or the instance stays open until it fires.
 * @returns the purpose of the timer when its time came; null when a wake won, or when it is only time for another round
 */
function* waitForRound(
  context: OrchestrationContext,
  { round, until, purpose }: Waiting,
): Generator<Task, TimerPurpose | null, unknown> {
  const due = new Date(until).getTime();
  const reach = context.df.currentUtcDateTime.getTime() + longestTimerMs;
  const wake = context.df.waitForExternalEvent(wakeEvent(round));
  const timer = context.df.createTimer(new Date(Math.min(due, reach)));
  const winner = yield context.df.Task.any([wake, timer]);
  if (winner === timer) return due <= reach ? purpose : null;
  timer.cancel();
  return null;
}
