import type { IncomingMessage, ServerResponse } from 'node:http';

import type { IndexedFunction } from '../index/indexed-function';
import type { QueryValues } from './query-values';
import type { RequestTarget } from './request-target';
import type { RouteValues } from './route-matcher';

/** A request that a function was found for and that may run it. */
export interface FunctionRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
  readonly fn: IndexedFunction;
  readonly values: RouteValues;
  readonly query: QueryValues;
}

/** `http://` + the Host header, as the host builds every absolute address from a request. */
export function originOf(request: IncomingMessage): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}
