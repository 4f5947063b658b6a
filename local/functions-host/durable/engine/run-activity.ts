import type { Invoke } from '../../worker/rpc';
import { activityArguments } from '../protocol/activity-arguments';
import { activityFailure, unknownFunctionText } from '../protocol/failure-text';
import type { HistoryEvent } from '../protocol/history-event';
import { makeEvent } from '../protocol/make-event';
import { returnedJson } from '../protocol/typed-values';
import type { ScheduledActivity } from '../replay/scheduled';
import type { Hub } from './hub';

/** Runs an activity once and gives the event that tells its orchestrator. Never rejects. */
export type RunActivity = (
  instanceId: string,
  activity: ScheduledActivity,
) => Promise<HistoryEvent>;

export function makeRunActivity(hub: Hub, invoke: Invoke): RunActivity {
  return async (instanceId, { id, name, input }) => {
    try {
      const found = hub.functions.find(name, 'activity');
      if (found === undefined) {
        throw new Error(unknownFunctionText(name, 'activity', hub.functions.known('activity')));
      }
      const { inputs, triggerMetadata } = activityArguments(found.bindingName, instanceId, input);
      const response = await invoke(found.name, inputs, triggerMetadata);
      return makeEvent.taskCompleted(hub.now(), id, returnedJson(response.returnValue));
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return makeEvent.taskFailed(hub.now(), id, activityFailure(name, error));
    }
  };
}
