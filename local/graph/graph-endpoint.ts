import { randomUUID } from 'node:crypto';

import type { StackClock } from '../clock/stack-clock';
import type { FaultBook } from '../control/fault-book';
import { emptyAnswer, jsonAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { WebRequest } from '../web/web-server';
import { callerOf } from './access-token';
import { actOutFault, errorInBatch } from './act-out-fault';
import type { GraphApi } from './graph-api';
import { graphBatch } from './graph-batch';
import type { BatchItemReply } from './graph-batch';
import { badRequest, errorBody, GraphError } from './graph-error';
import type { GraphCall, GraphReply } from './graph-route';

export interface GraphEndpointDeps {
  readonly api: GraphApi;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly log: (line: string) => void;
}

const prefix = '/v1.0';

const parseJson = (body: string): unknown => {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('Unable to read JSON request payload.', 'BadRequest');
  }
};

const toCall = (request: WebRequest, now: number): GraphCall => ({
  method: request.method,
  path: request.path.slice(prefix.length),
  query: request.query,
  isEventual: request.headers['consistencylevel'] === 'eventual',
  caller: callerOf(request.headers.authorization, now),
  body: parseJson(request.body),
});

const asGraphError = (error: unknown, log: (line: string) => void): GraphError => {
  if (error instanceof GraphError) return error;
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new GraphError(
    500,
    'InternalServerError',
    'The local Graph simulator failed; its log says why.',
  );
};

/** Turns a web request under `/v1.0` into Graph's answer, with faults acted out on it. */
export function makeGraphEndpoint(deps: GraphEndpointDeps): (request: WebRequest) => WebAnswer {
  const { api, clock, faults, log } = deps;

  const perform = (call: GraphCall, requestId: string): BatchItemReply => {
    const refuse = (error: unknown): BatchItemReply => {
      const refusal = asGraphError(error, log);
      const { status, headers } = refusal;
      return { status, headers, body: errorBody(refusal, requestId, clock.now()) };
    };
    const inBatch = (item: GraphCall): BatchItemReply => {
      const fault = faults.take('graph', `${item.method} ${item.path}`);
      const run = (): BatchItemReply => perform(item, requestId);
      if (fault === undefined) return run();
      if (fault.when === 'after') run();
      return refuse(errorInBatch(fault));
    };
    const run = (): GraphReply =>
      call.method === 'POST' && call.path === '/$batch'
        ? { status: 200, body: graphBatch(call, inBatch, refuse) }
        : api(call);
    try {
      return { headers: {}, ...run() };
    } catch (error) {
      return refuse(error);
    }
  };

  const plain = (request: WebRequest, requestId: string): WebAnswer => {
    let reply: BatchItemReply;
    try {
      reply = perform(toCall(request, clock.now()), requestId);
    } catch (error) {
      const refusal = asGraphError(error, log);
      const { status, headers } = refusal;
      reply = { status, headers, body: errorBody(refusal, requestId, clock.now()) };
    }
    const { status, body } = reply;
    const headers = { ...reply.headers, 'request-id': requestId, 'client-request-id': requestId };
    return body === undefined ? emptyAnswer(status, headers) : jsonAnswer(body, status, headers);
  };

  return (request) => {
    const asked = request.headers['client-request-id'];
    const requestId = typeof asked === 'string' ? asked : randomUUID();
    const operation = `${request.method} ${request.path.slice(prefix.length)}`;
    const fault = faults.take('graph', operation);
    const run = (): WebAnswer => plain(request, requestId);
    return fault === undefined ? run() : actOutFault(fault, run, requestId, clock.now());
  };
}
