/** An answer of Graph that is an error: HTTP status, Graph's code, its message. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function notFound(key: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function badRequest(message: string, code = 'Request_BadRequest'): GraphError {
  return new GraphError(400, code, message);
}

/** Also what Graph says of groups whose members nobody may change: rule-based ones, for instance. */
export function requestDenied(): GraphError {
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** What Graph can do and this simulator cannot: said loudly, so that nobody takes it for Graph's answer. */
export function notSimulated(what: string): GraphError {
  return new GraphError(501, 'notSimulated', `The local Graph simulator does not have ${what}.`);
}

/** The envelope every Graph error comes in. @see https://learn.microsoft.com/graph/errors */
export function errorBody(error: GraphError, requestId: string, now: number): object {
  const { code, message } = error;
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return { error: { code, message, innerError } };
}
