import { parseHistory } from '../protocol/history-text';
import type { HistoryEvent } from '../protocol/history-event';
import type { InstanceStore } from '../journal/instance-store';
import type { ArchivedInstance, Instance, RuntimeStatus } from './instance';

/** An instance as the management API shows it; what is on disk is read when asked for. */
export interface InstanceView {
  readonly id: string;
  readonly name: string;
  readonly status: RuntimeStatus;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  details(): InstanceDetails;
}

export interface InstanceDetails {
  readonly input: string | null;
  readonly output: string | null;
  readonly customStatus: string | null;
  readonly version: string | null;
  history(): readonly HistoryEvent[];
}

export function readInstance(store: InstanceStore, instance: Instance): InstanceView {
  if (instance.kind === 'finished') {
    const { id, name, status, createdTime, lastUpdatedTime, ref } = instance;
    const details = (): InstanceDetails => toDetails(store.read(ref));
    return { id, name, status, createdTime, lastUpdatedTime, details };
  }
  const { id, execution, state, history } = instance;
  const { status, createdTime, lastUpdatedTime, output, customStatus } = state;
  const details = (): InstanceDetails => toDetails({ execution, output, customStatus, history });
  return { id, name: execution.name, status, createdTime, lastUpdatedTime, details };
}

function toDetails({
  execution,
  output,
  customStatus,
  history,
}: ArchivedInstance): InstanceDetails {
  const { input, version } = execution;
  return { input, output, customStatus, version, history: () => parseHistory(history) };
}
