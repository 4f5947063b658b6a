import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine } from '../engine/engine';
import type { FinishedStatus, RuntimeStatus } from '../engine/instance';
import type { InstanceView } from '../engine/read-instance';
import { readFirstJson } from '../../newtonsoft-json';
import { answerJson, empty, failure } from './answers';
import type { LinkSettings } from './links';
import type { Query } from './query';
import { readShown, statusJson } from './status-json';

export interface InstanceRequest {
  readonly engine: Engine;
  readonly settings: LinkSettings;
  readonly request: DurableRequest;
  readonly instance: InstanceView;
  readonly query: Query;
}

const finished: readonly RuntimeStatus[] = [
  'Completed',
  'Failed',
  'Terminated',
] satisfies FinishedStatus[];
export const hasEnded = ({ status }: InstanceView): boolean => finished.includes(status);

export function getStatus(of: InstanceRequest): DurableResponse {
  const { instance, query, request } = of;
  const body = statusJson(instance, readShown(query));
  if (!hasEnded(instance)) {
    return answerJson(202, body, { location: request.url, 'retry-after': '5' });
  }
  const asError = query.flag('returnInternalServerErrorOnFailure') ?? false;
  return answerJson(instance.status === 'Failed' && asError ? 500 : 200, body);
}

export async function purgeInstance({
  engine,
  instance,
}: InstanceRequest): Promise<DurableResponse> {
  if (!hasEnded(instance)) {
    return answerJson(
      412,
      `Only orchestrations in a terminal state can be purged, but the orchestration with instance ID ${instance.id} has status ${instance.status}`,
    );
  }
  return answerJson(200, { instancesDeleted: await engine.purge([instance.id]) });
}

export async function raiseEvent(of: InstanceRequest, name: string): Promise<DurableResponse> {
  const { engine, instance, request } = of;
  if (hasEnded(instance)) return empty(410);
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';');
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    return failure(400, 'Only application/json request content is supported');
  }
  const data = readFirstJson(request.body);
  if (data.kind === 'malformed') return failure(400, 'Invalid JSON content', data.error);
  await engine.raise(instance.id, name, JSON.stringify(data.value));
  return empty(202);
}

export async function terminate(of: InstanceRequest): Promise<DurableResponse> {
  if (hasEnded(of.instance)) return empty(410);
  await of.engine.terminate(of.instance.id, of.query.text('reason') ?? null);
  return empty(202);
}

export async function suspend(of: InstanceRequest): Promise<DurableResponse> {
  if (hasEnded(of.instance)) return empty(410);
  if (of.instance.status === 'Suspended') return wrongState('suspend', of.instance);
  await of.engine.suspend(of.instance.id, of.query.text('reason') ?? null);
  return empty(202);
}

export async function resume(of: InstanceRequest): Promise<DurableResponse> {
  if (hasEnded(of.instance)) return empty(410);
  if (of.instance.status !== 'Suspended') return wrongState('resume', of.instance);
  await of.engine.resume(of.instance.id, of.query.text('reason') ?? null);
  return empty(202);
}

export async function rewind({ engine, instance }: InstanceRequest): Promise<DurableResponse> {
  if (instance.status !== 'Failed') {
    return answerJson(
      412,
      `This orchestration has status ${instance.status}, but only orchestrations in the "Failed" state can be rewound.`,
    );
  }
  await engine.rewind(instance.id);
  return empty(202);
}

function wrongState(operation: string, { id, status }: InstanceView): DurableResponse {
  const error = new Error(
    `Cannot ${operation} the orchestration instance ${id} because instance is in the ${status} state.`,
  );
  error.name = 'System.InvalidOperationException';
  return failure(500, 'Something went wrong while processing your request', error);
}
