import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine, StartRequest } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import { answerJson, failure, notImplemented } from './answers';
import { isJson } from './lenient-json';
import { instanceLinks, linkBase, type LinkSettings } from './links';
import type { Query } from './query';

/** POST orchestrators/{name}[/{instanceId}]; the body is the input. */
export async function startInstance(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  target: { readonly name: string; readonly instanceId: string | undefined; readonly query: Query },
): Promise<DurableResponse> {
  const { name, instanceId, query } = target;
  if (query.text('timeout') !== undefined && query.text('pollingInterval') !== undefined) {
    return notImplemented('starting an instance and waiting for its end');
  }
  const { body, headers } = request;
  if (body !== '' && !isJson(body)) {
    return failure(400, 'Invalid JSON content', new SyntaxError('the input is not JSON'));
  }
  const traceParent = headers['traceparent'];
  return start(engine, settings, request, {
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
  return start(engine, settings, request, {
    name: instance.name,
    instanceId: (query.flag('restartWithNewInstanceId') ?? true) ? undefined : instance.id,
    input,
    version: version ?? undefined,
    trace: null,
  });
}

async function start(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  what: StartRequest,
): Promise<DurableResponse> {
  const outcome = await engine.start(what);
  if (outcome.kind === 'exists') {
    return failure(
      409,
      `An Orchestration instance with the status ${outcome.status} already exists.`,
    );
  }
  const links = instanceLinks(settings, linkBase(settings, request.url), outcome.instanceId);
  return answerJson(202, links, { location: links.statusQueryGetUri, 'retry-after': '10' });
}
