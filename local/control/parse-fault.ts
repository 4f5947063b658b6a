import { faultTargets, type Fault, type FaultTarget } from './fault-book';

export type ParsedFault =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

const members = ['target', 'match', 'kind', 'status', 'retryAfter', 'times', 'when'];
const kinds: readonly Fault['kind'][] = ['status', 'timeout', 'reset', 'malformed'];
const moments: readonly Fault['when'][] = ['before', 'after'];

const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((candidate) => candidate === value);

const isWhole = (value: unknown, from: number): value is number =>
  Number.isInteger(value) && Number(value) >= from;

interface Read {
  readonly target: FaultTarget | undefined;
  readonly kind: Fault['kind'] | undefined;
  readonly when: Fault['when'] | undefined;
  readonly match: unknown;
  readonly status: unknown;
  readonly times: unknown;
  readonly retryAfter: unknown;
}

const read = (body: Readonly<Record<string, unknown>>): Read => ({
  target: oneOf(body['target'], faultTargets),
  kind: oneOf(body['kind'] ?? 'status', kinds),
  when: oneOf(body['when'] ?? 'before', moments),
  match: body['match'] ?? '',
  status: body['status'] ?? 503,
  times: body['times'] ?? 1,
  retryAfter: body['retryAfter'],
});

function problemsOf(body: Readonly<Record<string, unknown>>, fault: Read): string[] {
  const unknown = Object.keys(body).filter((name) => !members.includes(name));
  const checks: readonly (readonly [boolean, string])[] = [
    [unknown.length === 0, `${unknown.join(', ')} is unknown; known are ${members.join(', ')}.`],
    [fault.target !== undefined, `target must be one of ${faultTargets.join(', ')}.`],
    [fault.kind !== undefined, `kind must be one of ${kinds.join(', ')}.`],
    [fault.when !== undefined, `when must be one of ${moments.join(', ')}.`],
    [typeof fault.match === 'string', 'match must be a text.'],
    [isWhole(fault.status, 100), 'status must be a whole number from 100.'],
    [isWhole(fault.times, 1), 'times must be a whole number from 1.'],
    [isWhole(fault.retryAfter ?? 0, 0), 'retryAfter must be a whole number of seconds.'],
  ];
  return checks.filter(([isFine]) => !isFine).map(([, sentence]) => sentence);
}

/** The body of `POST /faults`. Only `target` must be given: without more, one 503 for the next operation. */
export function parseFault(body: Readonly<Record<string, unknown>>): ParsedFault {
  const given = read(body);
  const problems = problemsOf(body, given);
  const { target, kind, when, match, status, times, retryAfter } = given;
  if (problems.length > 0 || target === undefined || kind === undefined || when === undefined) {
    return { kind: 'refused', problems };
  }
  const fault: Fault = {
    target,
    kind,
    when,
    match: String(match),
    status: Number(status),
    ...(retryAfter === undefined ? {} : { retryAfter: Number(retryAfter) }),
  };
  return { kind: 'fault', fault, times: Number(times) };
}
