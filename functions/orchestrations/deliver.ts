import type { OrchestrationContext, Task } from 'durable-functions';
import { activities, type ActivityContract } from '../../shared/contracts/activities';
import type { Later } from '../../shared/domain/later';
import { callActivity } from './activity-calls';
import type { SignUpOutcome } from './guest-sign-up-outcome';
import { makePatience, type Patience } from './patience';

const firstTriesMs = 600_000;

/**
 * Invites the guest, gives the resources, welcomes the guest and keeps trying what is left. The welcome waits ten minutes
 * at most for the first tries: a guest with half of the access is better off than one who hears nothing.
 */
export function* deliver(
  context: OrchestrationContext,
  requestId: string,
): Generator<Task, SignUpOutcome, unknown> {
  const invited = yield* insist(context, activities.inviteGuest, (lastTry) => ({
    requestId,
    lastTry,
  }));
  if (invited.kind === 'ended') return { kind: 'ended' };
  const isComplete = yield* assign(context, requestId, makePatience(context, firstTriesMs));
  if (!isComplete) {
    yield* insist(context, activities.welcomeGuest, () => ({ requestId }));
    yield* assign(context, requestId, makePatience(context));
  }
  yield* insist(context, activities.finishDelivery, () => ({ requestId }));
  return { kind: 'delivered' };
}

/** Calls an activity until it answers anything but `later`. */
function* insist<Input, Output extends { readonly kind: string }>(
  context: OrchestrationContext,
  activity: ActivityContract<Input, Output | Later>,
  inputOf: (lastTry: boolean) => Input,
): Generator<Task, Output, unknown> {
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

/** True when every resource has come to its end, given or refused. */
function* assign(
  context: OrchestrationContext,
  requestId: string,
  patience: Patience,
): Generator<Task, boolean, unknown> {
  for (;;) {
    const isLastTry = patience.isLastTry();
    const result = yield* callActivity(context, activities.assignResources, { requestId });
    if (result.kind === 'complete') return true;
    if (isLastTry) return false;
    yield* patience.wait(result);
  }
}
