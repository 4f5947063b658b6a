import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine } from '../engine/engine';
import { answerJson, empty, failure, notImplemented } from './answers';
import {
  getStatus,
  purgeInstance,
  raiseEvent,
  resume,
  rewind,
  suspend,
  terminate,
  type InstanceRequest,
} from './instance-operations';
import type { LinkSettings } from './links';
import { listInstances, purgeInstances, type InstanceBook } from './list-instances';
import { readQuery, type Query } from './query';
import { restartInstance, startInstance } from './start-instance';

type Handle = (request: DurableRequest) => Promise<DurableResponse>;

/** Any other task hub: the extension makes it when it is asked for, and there is nothing in it. */
const emptyHub: InstanceBook = { list: () => [], purge: () => Promise.resolve(0) };

function otherHubOf(query: Query, { hubName }: LinkSettings): string | undefined {
  const hub = query.text('taskHub')?.trim() ?? '';
  return hub === '' || hub.toLowerCase() === hubName.toLowerCase() ? undefined : hub;
}

const operations: Readonly<Record<string, (of: InstanceRequest) => Promise<DurableResponse>>> = {
  terminate,
  suspend,
  resume,
  rewind,
  restart: (of) => restartInstance(of.engine, of.settings, of.request, of),
};

/**
 * The management API, which durable-functions' client and the links of an instance use.
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/HttpApiHandler.cs
 */
export function makeManagementApi(engine: Engine, settings: LinkSettings): Handle {
  return async (request) => {
    try {
      return await route(engine, settings, request);
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      return failure(500, 'Something went wrong while processing your request', thrown);
    }
  };
}

async function route(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
): Promise<DurableResponse> {
  const segments = readSegments(request.path);
  const [area = '', first, ...more] = segments;
  const query = readQuery(request.query);
  const otherHub = otherHubOf(query, settings);
  switch (area.toLowerCase()) {
    case 'orchestrators':
      if (request.method !== 'POST' || first === undefined || more.length > 1) return empty(404);
      if (otherHub !== undefined) return notImplemented(`the task hub '${otherHub}'`);
      return startInstance(engine, settings, request, { name: first, instanceId: more[0], query });
    case 'instances':
      return first === undefined
        ? routeAll(engine, request, { query, otherHub })
        : routeInstance(engine, settings, request, { id: first, rest: more, query, otherHub });
    case 'entities':
      return notImplemented('the entities API');
    default:
      return empty(404);
  }
}

/** An encoded slash counts as a slash, so that no id can hold one; an empty segment fits nothing. */
function readSegments(path: string): readonly string[] {
  const segments = urlDecoded(path)
    .replaceAll(/^\/+|\/+$/g, '')
    .split('/');
  return segments.includes('') ? [] : segments;
}

/** The extension decodes once more, as forms are: a plus sign, sent as `%2B` too, is a blank. */
function urlDecoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[\da-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
}

async function routeAll(
  own: Engine,
  request: DurableRequest,
  { query, otherHub }: Pick<InstancePath, 'query' | 'otherHub'>,
): Promise<DurableResponse> {
  const engine = otherHub === undefined ? own : emptyHub;
  if (request.method === 'GET') return listInstances(engine, request, query);
  return request.method === 'DELETE' ? purgeInstances(engine, query) : empty(404);
}

interface InstancePath {
  readonly id: string;
  readonly rest: readonly string[];
  readonly query: Query;
  readonly otherHub: string | undefined;
}

async function routeInstance(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  { id, rest, query, otherHub }: InstancePath,
): Promise<DurableResponse> {
  const [operation, ...more] = rest;
  const instance = otherHub === undefined ? engine.find(id) : undefined;
  if (instance === undefined) {
    return unknownInstance(request, id, operation?.toLowerCase());
  }
  const of: InstanceRequest = { engine, settings, request, instance, query };
  if (operation === undefined) {
    if (request.method === 'GET') return getStatus(of);
    return request.method === 'DELETE' ? purgeInstance(of) : empty(404);
  }
  return request.method === 'POST' ? operate(of, operation.toLowerCase(), more) : empty(404);
}

async function operate(
  of: InstanceRequest,
  operation: string,
  [name, ...more]: readonly string[],
): Promise<DurableResponse> {
  if (more.length > 0) return empty(404);
  if (name !== undefined) return operation === 'raiseevent' ? raiseEvent(of, name) : empty(404);
  return operations[operation]?.(of) ?? empty(404);
}

function unknownInstance(
  { method }: DurableRequest,
  id: string,
  operation: string | undefined,
): DurableResponse {
  // What may be an entity is purged without a look at whether it is there.
  if (operation === undefined && method === 'DELETE' && id.startsWith('@')) {
    return answerJson(200, { instancesDeleted: 0 });
  }
  if (method !== 'POST') return empty(404);
  if (operation === 'rewind') {
    return answerJson(404, `No orchestration with instance ID "$${id}" found.`);
  }
  if (operation === 'restart') {
    const error = new Error(`No instance with ID '${id}' was found. (Parameter 'instanceId')`);
    error.name = 'System.ArgumentException';
    return failure(400, 'InstanceId does not match a valid orchestration instance.', error);
  }
  return empty(404);
}
