export interface GraphCall {
  readonly method: string;
  /** Without `/v1.0`, percent-encoded as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** True with the header `ConsistencyLevel: eventual`, which advanced queries need. */
  readonly isEventual: boolean;
  readonly body: unknown;
  readonly caller: Caller;
}

/** Who a token was issued to, and the application permissions it carries. */
export interface Caller {
  readonly appId: string;
  readonly roles: ReadonlySet<string>;
}

export interface GraphReply {
  readonly status: number;
  readonly body?: object;
}

export interface GraphRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Each entry lists permissions of which one must be in the token; all entries must be met. */
  readonly permissions: readonly (readonly string[])[];
  /** @throws GraphError for what Graph refuses. */
  answer(call: GraphCall, parameter: (name: string) => string): GraphReply;
}
