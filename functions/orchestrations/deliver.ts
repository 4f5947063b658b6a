import type { OrchestrationContext, Task } from 'durable-functions';
import { activities } from '../../shared/contracts/activities';
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
  const invited = yield* invite(context, requestId);
  if (!invited) return { kind: 'ended' };
  const isComplete = yield* assign(context, requestId, makePatience(context, firstTriesMs));
  if (!isComplete) {
    yield* callActivity(context, activities.welcomeGuest, { requestId });
    yield* assign(context, requestId, makePatience(context));
  }
  yield* callActivity(context, activities.finishDelivery, { requestId });
  return { kind: 'delivered' };
}

function* invite(
  context: OrchestrationContext,
  requestId: string,
): Generator<Task, boolean, unknown> {
  const patience = makePatience(context);
  for (;;) {
    const lastTry = patience.isLastTry();
    const result = yield* callActivity(context, activities.inviteGuest, { requestId, lastTry });
    if (result.kind !== 'later') return result.kind === 'invited';
    yield* patience.wait(result);
  }
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
