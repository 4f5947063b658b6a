import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
  eventType,
  type HistoryEvent,
} from '../../local/functions-host/durable/protocol/history-event';
import { runOrchestrator } from '../support/durable/sdk-orchestrator';
import { loadFlowsApp } from '../support/durable/flows-app';
import { replayRecordedFlow } from '../support/durable/replay-recorded-flow';
import { decideRecorded, newlyScheduled } from '../support/durable/recorded-decisions';
import type { RecordedFlow } from '../support/durable/recorded-flow';

const folder = path.join(__dirname, 'histories');
const flows = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as RecordedFlow,
);
const app = loadFlowsApp();

const answerOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    (result) => JSON.parse(JSON.stringify(result)) as unknown,
    (error: Error) => ({ threw: error.message }),
  );

it('has all recorded flows', () => {
  expect(flows).toHaveLength(24);
});

describe.each(flows.map((flow) => [flow.flow, flow] as const))(
  'the recorded flow %s',
  (_, flow) => {
    const handler = app.orchestrators[flow.function];
    if (handler === undefined) throw new Error(`no orchestrator ${flow.function}`);

    it('gets the recorded answers from the SDK', async () => {
      for (const [index, { triggerInput, result }] of flow.invocations.entries()) {
        if (flow.flow === 'changed-activity-name' && index === 2) {
          await app.drift(triggerInput.instanceId, 'otherActivity');
        }
        const answer = await answerOf(runOrchestrator(handler, JSON.stringify(triggerInput)));

        expect(answer).toEqual(result);
      }
    });

    it('is decided as the real host decided', () => {
      for (const [index, invocation] of flow.invocations.entries()) {
        const decision = decideRecorded(flow, invocation);
        const next = flow.invocations[index + 1];

        expect(decision.scheduled).toEqual(newlyScheduled(invocation, next));
        expect(decision.ended).toBe(next === undefined || startsOver(next.triggerInput.history));
      }
    });

    it('has the same history here, event for event and member for member', async () => {
      const { own, recorded } = await replayRecordedFlow(flow);

      expect(own).toEqual(recorded);
    });
  },
);

function startsOver(history: readonly HistoryEvent[]): boolean {
  return (
    history.filter(({ EventType }) => EventType === eventType.orchestratorStarted).length === 1
  );
}
