import type { OrchestrationContext, Task } from 'durable-functions';
import {
  activities,
  type ActivityContract,
  type ActivityInput,
  type ActivityOutput,
} from '../../shared/contracts/activities';
import type { Later } from '../../shared/domain/later';
import { callActivity } from './activity-calls';
import { makeHoldLine, type HoldLine } from './hold-line';
import type { SignUpOutcome } from './guest-sign-up-outcome';
import { makePatience } from './patience';

type InviteInput = ActivityInput<'inviteGuest'>;
type Invited = Exclude<ActivityOutput<'inviteGuest'>, Later>;

type FinishInput = ActivityInput<'finishDelivery'>;
type Finished = Exclude<ActivityOutput<'finishDelivery'>, Later>;

const firstTriesMs = 600_000;

/**
 * Invites the guest, gives the resources, welcomes the guest and keeps trying what is left. The welcome waits ten minutes
 * at most for the first tries: a guest with half of the access is better off than one who hears nothing.
 */
export function* deliver(
  context: OrchestrationContext,
  requestId: string,
): Generator<Task, SignUpOutcome, unknown> {
  const line = makeHoldLine(context);
  const invited = yield* invite(context, requestId, line);
  if (invited === 'ended') return { kind: 'ended' };
  const isComplete = yield* assign(context, requestId, { line, allowedMs: firstTriesMs });
  if (!isComplete) {
    yield* insist(context, activities.welcomeGuest, () => ({ requestId }));
    yield* assign(context, requestId, { line });
  }
  const { kind } = yield* insist<FinishInput, Finished>(context, activities.finishDelivery, () => ({
    requestId,
  }));
  return { kind: kind === 'finished' ? 'delivered' : kind };
}

/** Asks again after every pause, with new patience each time. */
function* invite(
  context: OrchestrationContext,
  requestId: string,
  line: HoldLine,
): Generator<Task, 'invited' | 'ended', unknown> {
  for (;;) {
    const hold = line.next();
    const { kind } = yield* insist<InviteInput, Invited>(
      context,
      activities.inviteGuest,
      (lastTry) => ({ requestId, lastTry, hold }),
    );
    if (kind !== 'paused') return kind;
    yield* line.wait();
  }
}

/** Calls an activity until it answers anything but `later`. */
function* insist<Input, Answer extends { readonly kind: string }>(
  context: OrchestrationContext,
  activity: ActivityContract<Input, Answer | Later>,
  inputOf: (lastTry: boolean) => Input,
): Generator<Task, Answer, unknown> {
  const patience = makePatience(context);
  for (;;) {
    const result = yield* callActivity(context, activity, inputOf(patience.isLastTry()));
    if (!isLater(result)) return result;
    yield* patience.wait(result);
  }
}

function isLater(result: { readonly kind: string }): result is Later {
  return result.kind === 'later';
}

/** True when every resource has come to its end, given or refused. A pause counts as no try. */
function* assign(
  context: OrchestrationContext,
  requestId: string,
  { line, allowedMs }: { readonly line: HoldLine; readonly allowedMs?: number },
): Generator<Task, boolean, unknown> {
  let patience = makePatience(context, allowedMs);
  for (;;) {
    const isLastTry = patience.isLastTry();
    const input = { requestId, hold: line.next() };
    const result = yield* callActivity(context, activities.assignResources, input);
    if (result.kind === 'complete') return true;
    if (result.kind === 'paused') {
      yield* line.wait();
      patience = makePatience(context, allowedMs);
      continue;
    }
    if (isLastTry) return false;
    yield* patience.wait(result);
  }
}
