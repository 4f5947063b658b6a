import { isRecord } from '../is-record';
import type { Route } from '../web/router';
import {
  emptyAnswer,
  jsonAnswer,
  pageAnswer,
  problemAnswer,
  type WebAnswer,
} from '../web/web-answer';
import { controlPage, type ControlState } from './control-page';
import type { FaultBook } from './fault-book';
import { parseDuration } from './parse-duration';
import { parseFault } from './parse-fault';
import type { TimeTravel } from './time-travel';

export interface ControlDeps {
  /** The stack's time in milliseconds since 1970. */
  readonly now: () => number;
  readonly faults: FaultBook;
  readonly time: TimeTravel;
  /** What was asked of backends so far, to be compared before and after. */
  readonly counts: () => { readonly tableRequests: number };
  /** The processes that run: `pid` the supervisor, `hostPid` the host, which changes when it is started again. */
  readonly processes: () => { readonly pid: number; readonly hostPid: number | undefined };
}

const invalid = (detail: string): WebAnswer => problemAnswer(422, 'validation-failed', detail);

function parseBody(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isoTime = (instant: number): string => new Date(instant).toISOString();

async function advance(time: TimeTravel, value: unknown): Promise<WebAnswer> {
  const ms = typeof value === 'string' ? parseDuration(value) : undefined;
  if (ms === undefined) {
    return invalid('advance must be an ISO 8601 duration in weeks to seconds, e.g. P3D or PT90M.');
  }
  const travel = await time.advance(ms);
  if (travel.kind === 'arrived') return jsonAnswer({ now: isoTime(travel.now) });
  const names = travel.names.join(', ');
  return problemAnswer(503, 'not-at-rest', `The stack does not come to rest: ${names}.`);
}

function addFault(faults: FaultBook, body: Readonly<Record<string, unknown>>): WebAnswer {
  const parsed = parseFault(body);
  if (parsed.kind === 'refused') return invalid(parsed.problems.join(' '));
  faults.add(parsed.fault, parsed.times);
  return jsonAnswer({ ...parsed.fault, times: parsed.times }, 201);
}

const withBody =
  (
    act: (body: Readonly<Record<string, unknown>>) => WebAnswer | Promise<WebAnswer>,
  ): Route['handle'] =>
  ({ body }) => {
    const parsed = parseBody(body);
    return parsed === undefined
      ? problemAnswer(400, 'malformed-body', 'The body must be a JSON object.')
      : act(parsed);
  };

/** The stack's time and its faults over HTTP. Nothing of it is in the deployed app. */
export function makeControlRoutes({
  now,
  faults,
  time,
  counts,
  processes,
}: ControlDeps): readonly Route[] {
  const state = (): ControlState => ({ now: now(), faults: faults.waiting() });
  return [
    { method: 'GET', path: '/', handle: () => pageAnswer(controlPage(state())) },
    { method: 'GET', path: '/clock', handle: () => jsonAnswer({ now: isoTime(now()) }) },
    {
      method: 'POST',
      path: '/clock',
      handle: withBody((body) => advance(time, body['advance'])),
    },
    { method: 'GET', path: '/faults', handle: () => jsonAnswer({ faults: faults.waiting() }) },
    {
      method: 'POST',
      path: '/faults',
      handle: withBody((body) => addFault(faults, body)),
    },
    {
      method: 'DELETE',
      path: '/faults',
      handle() {
        faults.clear();
        return emptyAnswer();
      },
    },
    { method: 'GET', path: '/counts', handle: () => jsonAnswer(counts()) },
    { method: 'GET', path: '/processes', handle: () => jsonAnswer(processes()) },
  ];
}
