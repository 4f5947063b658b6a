import { makeInstanceTable } from '../../local/functions-host/durable/engine/instance-table';
import { openDiskStore } from '../../local/functions-host/durable/journal/disk-store';
import {
  eventType,
  type HistoryEvent,
} from '../../local/functions-host/durable/protocol/history-event';
import { parseHistory } from '../../local/functions-host/durable/protocol/history-text';

/** What the history of one orchestration amounts to in Azure Storage. */
export interface HistoryCost {
  /** One row of the history table per event. */
  readonly rows: number;
  readonly transactions: number;
  readonly activities: number;
  /** Runs of the orchestrator. */
  readonly episodes: number;
  /** Bytes of what each activity answered. */
  readonly results: readonly number[];
}

// Transactions of the Azure Storage backend: an episode reads and writes the history and merges the instance row; a
// message is put, got and deleted. An activity is two messages and an episode.
const messageCost = 3;
const episodeCost = 3;
const startCost = 2 + 5;

/**
 * The transactions that a history stands for. A timer that was cancelled costs its message all the same.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.AzureStorage/AzureStorageOrchestrationService.cs
 */
function costOf(history: readonly HistoryEvent[]): HistoryCost {
  const many = (type: number): number =>
    history.filter(({ EventType }) => EventType === type).length;
  const activities = many(eventType.taskScheduled);
  const awakenings = many(eventType.timerFired) + many(eventType.eventRaised);
  const cancelled = many(eventType.timerCreated) - many(eventType.timerFired);
  const results = history.flatMap((event) =>
    event.EventType === eventType.taskCompleted ? [Buffer.byteLength(event.Result ?? '')] : [],
  );
  return {
    rows: history.length,
    transactions:
      startCost +
      activities * (2 * messageCost + episodeCost) +
      awakenings * (messageCost + episodeCost) +
      cancelled * messageCost,
    activities,
    episodes: many(eventType.orchestratorStarted),
    results,
  };
}

/** The costs of every orchestration of that name that ended, from a task hub's files; these are compacted by it. */
export function historyCosts(directory: string, hubName: string, name: string): HistoryCost[] {
  const table = makeInstanceTable();
  const store = openDiskStore({ directory, hubName, table, log: () => undefined });
  try {
    return [...table.all()].flatMap((instance) =>
      instance.kind === 'finished' && instance.name === name
        ? [costOf(parseHistory(store.read(instance.ref).history))]
        : [],
    );
  } finally {
    store.close();
  }
}
