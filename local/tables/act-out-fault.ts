import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Fault, StatusFault } from '../control/fault-book';

const codes: Record<number, string> = {
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServerBusy',
};

function answerStatus(response: ServerResponse, { status, retryAfter }: StatusFault): void {
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  const code = codes[status] ?? 'InjectedFault';
  const message = { lang: 'en-US', value: 'A fault was injected.' };
  response.end(JSON.stringify({ 'odata.error': { code, message } }));
}

/** Answers as the fault says, instead of whatever the operation would have answered. */
function answer(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  switch (fault.kind) {
    case 'status':
      answerStatus(response, fault);
      return;
    case 'malformed':
      response.statusCode = 200;
      response.setHeader('Content-Type', 'application/json');
      response.end('{"value":[{"PartitionKey":');
      return;
    case 'reset':
      request.socket.destroy();
      return;
    case 'timeout':
      // The caller gives up; its socket is closed when the server stops.
      return;
  }
}

/**
 * Lets `listener` do its work and answers as the fault says in its place. Nothing is sent before the listener ends
 * its answer: headers that it set are still unsent then.
 */
function loseAnswer(response: ServerResponse, act: () => void): void {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = () => {
    for (const name of ['write', 'writeHead', 'end']) Reflect.deleteProperty(response, name);
    act();
    return response;
  };
}

/** Acts out one fault for one request: before the operation, which then never happens, or in place of its answer. */
export function actOutFault(fault: Fault, serve: RequestListener): RequestListener {
  return (request, response) => {
    if (fault.when === 'before') {
      request.resume();
      answer(request, response, fault);
      return;
    }
    loseAnswer(response, () => answer(request, response, fault));
    serve(request, response);
  };
}
