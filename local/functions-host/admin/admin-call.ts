import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HostContext } from '../host-context';

export interface AdminCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly host: HostContext;
}

/** The path below `/admin`, cut at its slashes; parts match without regard to case. */
export type AdminPath = readonly string[];
