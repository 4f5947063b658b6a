import { z } from 'zod';

import { badRequest, GraphError } from './graph-error';
import type { GraphCall } from './graph-route';
import { parseBody } from './parse-body';

const mostRequests = 20;

const itemSchema = z.object({
  id: z.string().min(1),
  method: z.string().toUpperCase(),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
type Item = z.infer<typeof itemSchema>;

const batchSchema = z.object({ requests: z.array(itemSchema) });

export interface BatchItemReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

const header = ({ headers }: Item, name: string): string | undefined =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const toCall = (item: Item, { caller }: GraphCall): GraphCall => {
  const [path = '', query = ''] = item.url.split(/\?(.*)/su);
  return {
    method: item.method,
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(query),
    isEventual: header(item, 'consistencylevel') === 'eventual',
    body: item.body,
    caller,
  };
};

const checkItems = (items: readonly Item[]): void => {
  if (items.length > mostRequests) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${mostRequests}.`,
      'MaximumValueExceeded',
    );
  }
  if (new Set(items.map(({ id }) => id)).size < items.length) {
    throw badRequest('Request ids must be unique within a batch.', 'BadRequest');
  }
  for (const item of items) {
    if (item.body === undefined || header(item, 'content-type') !== undefined) continue;
    throw badRequest('Write request with a body needs a Content-Type header.', 'BadRequest');
  }
};

const dependencyFailed = new GraphError(
  424,
  'FailedDependency',
  'The request depends on one that failed.',
);

/**
 * `POST /$batch`: each request is judged by itself, one that depends on a failed one is a 424, and answers come in no
 * particular order. @throws GraphError 400 for a batch that is refused as a whole.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export function graphBatch(
  call: GraphCall,
  perform: (call: GraphCall) => BatchItemReply,
  refuse: (error: GraphError) => BatchItemReply,
): object {
  const { requests } = parseBody(batchSchema, call.body);
  checkItems(requests);
  const replies = new Map<string, BatchItemReply>();
  for (const item of requests) {
    const failed = (item.dependsOn ?? []).some((id) => (replies.get(id)?.status ?? 500) >= 400);
    replies.set(item.id, failed ? refuse(dependencyFailed) : perform(toCall(item, call)));
  }
  return { responses: [...replies].map(([id, reply]) => ({ id, ...reply })).toReversed() };
}
