import type { Fault } from '../../control/fault-book';
import { BusError } from '../engine/bus-error';
import { breakConnection, failureOf } from './act-out-fault';
import { describeError } from './amqp-error';
import type { FrontEndDeps } from './front-end-deps';
import { findPlace } from './link-address';
import { managementOperations, type Operation } from './management-operations';
import type { Peer } from './peer';
import type { Request, RequestAnswer } from './request';

interface ManagementRequest extends Request {
  readonly address: string;
  readonly peer: Peer;
  readonly answer: (answer: RequestAnswer) => void;
}

function findOperation(request: Request): Operation {
  const name = String(request.properties['operation']).replace('com.microsoft:', '');
  const operation = managementOperations.get(name);
  if (operation !== undefined) return operation;
  const text = `The operation '${name}' is not supported by the local broker, which has queues without sessions and rules.`;
  throw new BusError('notSupported', text);
}

function fail({ peer, answer }: ManagementRequest, fault: Fault): void {
  if (fault.kind === 'status') answer({ status: fault.status, ...failureOf(fault) });
  else if (fault.kind !== 'timeout') breakConnection(peer, fault.kind);
}

function perform(request: ManagementRequest, deps: FrontEndDeps): void {
  const { address, peer, body, answer } = request;
  const operation = findOperation(request);
  const place = findPlace(deps.broker, address);
  const { name } = place.queue.settings;
  const fault =
    operation.faultName && deps.faults.take('serviceBus', `${operation.faultName} ${name}`);
  const result = fault?.when === 'before' ? undefined : operation.perform(place, body, peer);
  deps.broker.whenKept((error) => {
    if (fault !== undefined) fail(request, fault);
    else if (error === undefined) answer({ status: 200, description: 'OK', ...result });
    else answer(describeError(new BusError('notStored', error.message)));
  });
}

/** Answers a request on a queue's `$management`, once what it did is kept. */
export function manage(request: ManagementRequest, deps: FrontEndDeps): void {
  try {
    perform(request, deps);
  } catch (error) {
    request.answer(describeError(error));
  }
}
