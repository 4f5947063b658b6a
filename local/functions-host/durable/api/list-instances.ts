import type { DurableRequest, DurableResponse } from '../../durable-extension';
import type { Engine } from '../engine/engine';
import { answerJson, empty } from './answers';
import { filterInstances } from './filter-instances';
import type { Query } from './query';
import { statusJson } from './status-json';

const defaultPage = 100;
const tokenHeader = 'x-ms-continuation-token';

/** What lists and purges need of an engine. */
export type InstanceBook = Pick<Engine, 'list' | 'purge'>;

/** A page of instances; the token of the next page names the last id of this one, so it survives purges. The last page has an empty one. */
export function listInstances(
  engine: InstanceBook,
  request: DurableRequest,
  query: Query,
): DurableResponse {
  const after = decodeToken(request.headers[tokenHeader]);
  const rest = filterInstances(engine, query).filter(({ id }) => after === undefined || id > after);
  const top = query.count('top') ?? 0;
  const page = rest.slice(0, top === 0 ? defaultPage : top);
  const shown = { input: query.flag('showInput') ?? true, history: false, historyOutput: false };
  const last = page.at(-1);
  const isLastPage = last === undefined || page.length === rest.length;
  const headers = { [tokenHeader]: isLastPage ? '' : encodeToken(last.id) };
  return answerJson(
    200,
    page.map((instance) => statusJson(instance, shown)),
    headers,
  );
}

/** Ended instances that match are forgotten. */
export async function purgeInstances(engine: InstanceBook, query: Query): Promise<DurableResponse> {
  if (query.time('createdTimeFrom') === undefined) {
    return answerJson(400, "Please provide value for 'createdTimeFrom' parameter.");
  }
  const instancesDeleted = await engine.purge(filterInstances(engine, query).map(({ id }) => id));
  return instancesDeleted === 0 ? empty(404) : answerJson(200, { instancesDeleted });
}

function encodeToken(id: string): string {
  return Buffer.from(id).toString('base64');
}

function decodeToken(token: string | undefined): string | undefined {
  return token === undefined || token === '' ? undefined : Buffer.from(token, 'base64').toString();
}
