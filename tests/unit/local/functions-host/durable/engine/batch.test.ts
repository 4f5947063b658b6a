import { played, takeBatch } from '../../../../../../local/functions-host/durable/engine/batch';
import type { LiveInstance } from '../../../../../../local/functions-host/durable/engine/instance';
import type { HistoryEvent } from '../../../../../../local/functions-host/durable/protocol/history-event';
import { toHistoryText } from '../../../../../../local/functions-host/durable/protocol/history-text';
import { makeEvent } from '../../../../../../local/functions-host/durable/protocol/make-event';

const at = '2026-03-01T08:00:00.000Z';
const instance = (history: HistoryEvent[], inbox: HistoryEvent[]): LiveInstance => ({
  kind: 'live',
  id: 'i',
  execution: { executionId: 'e', name: 'n', version: null, input: null, parent: null, trace: null },
  state: {
    status: 'Running',
    output: null,
    customStatus: null,
    createdTime: at,
    lastUpdatedTime: at,
  },
  history: toHistoryText(history),
  inbox,
  activities: new Map(),
});
const result = (id: number): HistoryEvent => makeEvent.taskCompleted(at, id, '1');

describe('a batch', () => {
  it('begins with a mark of its time', () => {
    const { fresh } = takeBatch(instance([], [result(0)]), at);

    expect(fresh).toEqual([makeEvent.orchestratorStarted(at), result(0)]);
  });

  it('leaves out results that the history, or the batch itself, has already', () => {
    const failed = makeEvent.taskFailed(at, 2, { reason: '', details: '' });

    const { fresh, taken } = takeBatch(
      instance([result(0)], [result(0), result(1), result(1), failed, result(2)]),
      at,
    );

    expect(fresh.slice(1)).toEqual([result(1), failed]);
    expect(taken).toBe(5);
  });

  it('is played once the SDK has seen it, but for its mark', () => {
    const events = played([makeEvent.orchestratorStarted(at), result(0)]);

    expect(events.map(({ IsPlayed }) => IsPlayed)).toEqual([false, true]);
  });
});
