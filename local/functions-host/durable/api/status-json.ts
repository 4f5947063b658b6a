import type { InstanceView } from '../engine/read-instance';
import { historyJson, type Shown } from './history-json';
import { lenientJson } from './lenient-json';
import type { Query } from './query';

const wholeSeconds = (iso: string): string => `${iso.slice(0, 19)}Z`;

export function readShown(query: Query): Shown {
  return {
    input: query.flag('showInput') ?? true,
    history: query.flag('showHistory') ?? false,
    historyOutput: query.flag('showHistoryOutput') ?? false,
  };
}

/** The status of an instance, member for member as the extension answers it. */
export function statusJson(instance: InstanceView, shown: Shown): object {
  const details = instance.details();
  return {
    name: instance.name,
    instanceId: instance.id,
    runtimeStatus: instance.status,
    input: shown.input ? lenientJson(details.input) : null,
    customStatus: lenientJson(details.customStatus),
    output: lenientJson(details.output),
    createdTime: wholeSeconds(instance.createdTime),
    lastUpdatedTime: wholeSeconds(instance.lastUpdatedTime),
    ...(shown.history && instance.status !== 'Pending'
      ? { historyEvents: historyJson(details.history(), shown) }
      : {}),
  };
}
