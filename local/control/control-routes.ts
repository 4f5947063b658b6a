import { isRecord } from '../functions-host/is-record';
import { json, page, problem, type ControlAnswer } from './control-answer';
import { renderControlPage } from './control-page';
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

export type ControlRoutes = (
  method: string,
  path: string,
  body: string,
) => Promise<ControlAnswer | undefined>;

const invalid = (detail: string): ControlAnswer => problem(422, 'validation-failed', detail);

function parseBody(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isoTime = (instant: number): string => new Date(instant).toISOString();

async function advance(time: TimeTravel, value: unknown): Promise<ControlAnswer> {
  const ms = typeof value === 'string' ? parseDuration(value) : undefined;
  if (ms === undefined) {
    return invalid('advance must be an ISO 8601 duration in weeks to seconds, e.g. P3D or PT90M.');
  }
  const travel = await time.advance(ms);
  if (travel.kind === 'arrived') return json(200, { now: isoTime(travel.now) });
  const names = travel.names.join(', ');
  return problem(503, 'not-at-rest', `The stack does not come to rest: ${names}.`);
}

function addFault(faults: FaultBook, body: Readonly<Record<string, unknown>>): ControlAnswer {
  const parsed = parseFault(body);
  if (parsed.kind === 'refused') return invalid(parsed.problems.join(' '));
  faults.add(parsed.fault, parsed.times);
  return json(201, { ...parsed.fault, times: parsed.times });
}

function withBody(
  text: string,
  act: (body: Readonly<Record<string, unknown>>) => ControlAnswer | Promise<ControlAnswer>,
): ControlAnswer | Promise<ControlAnswer> {
  const body = parseBody(text);
  if (body === undefined) return problem(400, 'malformed-body', 'The body must be a JSON object.');
  return act(body);
}

/** The stack's time and its faults over HTTP. Undefined for a path that is none of its own. */
export function makeControlRoutes({
  now,
  faults,
  time,
  counts,
  processes,
}: ControlDeps): ControlRoutes {
  const clear = (): ControlAnswer => {
    faults.clear();
    return { status: 204, type: 'application/json', body: '' };
  };

  return async (method, path, body) => {
    switch (`${method} ${path}`) {
      case 'GET /':
        return page(renderControlPage({ now: now(), faults: faults.waiting() }));
      case 'GET /clock':
        return json(200, { now: isoTime(now()) });
      case 'POST /clock':
        return withBody(body, (parsed) => advance(time, parsed['advance']));
      case 'GET /faults':
        return json(200, { faults: faults.waiting() });
      case 'POST /faults':
        return withBody(body, (parsed) => addFault(faults, parsed));
      case 'DELETE /faults':
        return clear();
      case 'GET /counts':
        return json(200, counts());
      case 'GET /processes':
        return json(200, processes());
      default:
        return undefined;
    }
  };
}
