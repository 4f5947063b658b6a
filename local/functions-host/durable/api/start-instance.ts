import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine, StartRequest } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import { answerJson, failure } from './answers';
import { awaitEnd, readPatience, refusalOf } from './await-end';
import { lenientJson, isJson } from './lenient-json';
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
  if (body !== '' && !isJson(body)) {
    return failure(400, 'Invalid JSON content', new SyntaxError('the input is not JSON'));
  }
  const traceParent = headers['traceparent'];
  const call: Call = { engine, settings, request, query, unwelcome: badArgument };
  return start(call, {
    name,
    instanceId,
    // Parsed and written again: the history holds no line breaks or blanks of the sender.
    input: body === '' ? null : JSON.stringify(JSON.parse(body)),
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
  const call: Call = { engine, settings, request, query, unwelcome: badInstance };
  return start(call, {
    name: instance.name,
    instanceId: (query.flag('restartWithNewInstanceId') ?? true) ? undefined : instance.id,
    input,
    version: version ?? undefined,
    trace: null,
  });
}

const badArgument = 'One or more of the arguments submitted is incorrect';
const badInstance = 'InstanceId does not match a valid orchestration instance.';

interface Call {
  readonly engine: Engine;
  readonly settings: LinkSettings;
  readonly request: DurableRequest;
  readonly query: Query;
  /** What the answer says of an argument that does not do. */
  readonly unwelcome: string;
}

async function start(call: Call, what: StartRequest): Promise<DurableResponse> {
  const { engine, settings, request } = call;
  const outcome = await engine.start(what);
  if (outcome.kind === 'exists') {
    return failure(
      409,
      `An Orchestration instance with the status ${outcome.status} already exists.`,
    );
  }
  const ended = await endedInTime(call, outcome.instanceId);
  if (ended !== undefined) return ended;
  const links = instanceLinks(settings, linkBase(settings, request.url), outcome.instanceId);
  return answerJson(202, links, { location: links.statusQueryGetUri, 'retry-after': '10' });
}

/** With `timeout` and `pollingInterval`: the output or the status of an instance that ends within that time. */
async function endedInTime(
  { engine, query, unwelcome }: Call,
  id: string,
): Promise<DurableResponse | undefined> {
  const patience = readPatience(query);
  if (patience === undefined) return undefined;
  const refusal = refusalOf(patience);
  if (refusal !== undefined) return failure(400, unwelcome, refusal);
  const instance = await awaitEnd(engine, id, patience);
  if (instance === undefined) return undefined;
  if (instance.status === 'Completed') {
    return answerJson(200, lenientJson(instance.details().output));
  }
  return answerJson(200, statusJson(instance, readShown(query)));
}
