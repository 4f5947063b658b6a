import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine, StartRequest } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import { readWholeJson } from '../../newtonsoft-json';
import { answerJson, failure } from './answers';
import { awaitEnd, readPatience, refusalOf } from './await-end';
import { lenientJson } from './lenient-json';
import { instanceLinks, linkBase, type LinkSettings } from './links';
import type { Query } from './query';
import { readShown, statusJson } from './status-json';

/** POST orchestrators/{name}[/{instanceId}]; the body is the input. */
export async function startInstance(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  target: { readonly name: string; readonly instanceId: string | undefined; readonly query: Query },
): Promise<DurableResponse> {
  const { name, instanceId, query } = target;
  const { body, headers } = request;
  const input = body.trim() === '' ? undefined : readWholeJson(body);
  if (input?.kind === 'malformed') return failure(400, 'Invalid JSON content', input.error);
  const traceParent = headers['traceparent'];
  const call: Call = { engine, settings, request, query, refused: refusedStart };
  return start(call, {
    name,
    instanceId,
    // As it was sent, blanks and all.
    input: input?.json ?? null,
    version: query.text('version'),
    trace:
      traceParent === undefined
        ? null
        : { TraceParent: traceParent, TraceState: headers['tracestate'] ?? null },
  });
}

/** POST instances/{id}/restart: a new instance with the name and input of another, under its id if asked for. */
export async function restartInstance(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  target: { readonly instance: InstanceView; readonly query: Query },
): Promise<DurableResponse> {
  const { instance, query } = target;
  const { input, version } = instance.details();
  const call: Call = { engine, settings, request, query, refused: refusedRestart };
  return start(call, {
    name: instance.name,
    instanceId: (query.flag('restartWithNewInstanceId') ?? true) ? undefined : instance.id,
    input,
    version: version ?? undefined,
    trace: null,
  });
}

/** How a start and a restart word it that they are refused. */
interface Refusals {
  readonly exists: (existing: Error) => DurableResponse;
  readonly badArgument: (error: Error) => DurableResponse;
}

const refusedStart: Refusals = {
  exists: ({ message }) => failure(409, message),
  badArgument: ({ message }) => failure(400, message),
};
const refusedRestart: Refusals = {
  exists: (existing) =>
    failure(409, 'A non-terminal instance with this instance ID already exists.', existing),
  badArgument: (error) =>
    failure(400, 'InstanceId does not match a valid orchestration instance.', error),
};

interface Call {
  readonly engine: Engine;
  readonly settings: LinkSettings;
  readonly request: DurableRequest;
  readonly query: Query;
  readonly refused: Refusals;
}

async function start(call: Call, what: StartRequest): Promise<DurableResponse> {
  const { engine, settings, request } = call;
  const outcome = await engine.start(what);
  if (outcome.kind === 'exists') return call.refused.exists(alreadyExists(outcome.status));
  const ended = await endedInTime(call, outcome.instanceId);
  if (ended !== undefined) return ended;
  const links = instanceLinks(settings, linkBase(settings, request.url), outcome.instanceId);
  return answerJson(202, links, { location: links.statusQueryGetUri, 'retry-after': '10' });
}

function alreadyExists(status: string): Error {
  const error = new Error(`An Orchestration instance with the status ${status} already exists.`);
  error.name = 'DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException';
  return error;
}

/** With `timeout` and `pollingInterval`: the output or the status of an instance that ends within that time. */
async function endedInTime(
  { engine, query, refused }: Call,
  id: string,
): Promise<DurableResponse | undefined> {
  const patience = readPatience(query);
  if (patience === undefined) return undefined;
  const refusal = refusalOf(patience);
  if (refusal !== undefined) return refused.badArgument(refusal);
  const instance = await awaitEnd(engine, id, patience);
  if (instance === undefined) return undefined;
  if (instance.status === 'Completed') {
    return answerJson(200, lenientJson(instance.details().output));
  }
  return answerJson(200, statusJson(instance, readShown(query)));
}
