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
import { listInstances, purgeInstances } from './list-instances';
import { readQuery, type Query } from './query';
import { restartInstance, startInstance } from './start-instance';

type Handle = (request: DurableRequest) => Promise<DurableResponse>;

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
  switch (area.toLowerCase()) {
    case 'orchestrators':
      if (request.method !== 'POST' || first === undefined || more.length > 1) return empty(404);
      return startInstance(engine, settings, request, {
        name: first,
        instanceId: more[0],
        query,
      });
    case 'instances':
      return first === undefined
        ? routeAll(engine, request, query)
        : routeInstance(engine, settings, request, { id: first, rest: more, query });
    case 'entities':
      return notImplemented('the entities API');
    default:
      return empty(404);
  }
}

/** An encoded slash counts as a slash, so that no id can hold one. */
function readSegments(path: string): readonly string[] {
  try {
    return decodeURIComponent(path)
      .split('/')
      .filter((segment, at, all) => segment !== '' || at < all.length - 1);
  } catch {
    return [];
  }
}

async function routeAll(
  engine: Engine,
  request: DurableRequest,
  query: Query,
): Promise<DurableResponse> {
  if (request.method === 'GET') return listInstances(engine, request, query);
  return request.method === 'DELETE' ? purgeInstances(engine, query) : empty(404);
}

interface InstancePath {
  readonly id: string;
  readonly rest: readonly string[];
  readonly query: Query;
}

async function routeInstance(
  engine: Engine,
  settings: LinkSettings,
  request: DurableRequest,
  { id, rest, query }: InstancePath,
): Promise<DurableResponse> {
  const [operation, ...more] = rest;
  const instance = engine.find(id);
  if (instance === undefined) return unknownInstance(id, operation?.toLowerCase());
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

function unknownInstance(id: string, operation: string | undefined): DurableResponse {
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
