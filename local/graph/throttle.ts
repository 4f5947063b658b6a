import type { StackClock } from '../clock/stack-clock';
import { GraphError } from './graph-error';
import type { GraphCall } from './graph-route';
import type { GraphSettings } from './graph-settings';

interface Limit {
  readonly scope: string;
  readonly units: number;
  readonly windowMs: number;
  /** What this call costs of it; 0 when it does not count. */
  cost(call: GraphCall): number;
}

export interface Throttle {
  /** Counts the call. @throws GraphError 429 with Retry-After when a limit is used up. */
  count(call: GraphCall): void;
}

const isWrite = ({ method }: GraphCall): boolean => method !== 'GET';

/** @see https://learn.microsoft.com/graph/throttling-limits (identity and access, per application and tenant) */
const resourceUnits = (call: GraphCall): number => {
  const { path, query } = call;
  let base = 1;
  if (path === '/users') base = 2;
  else if (/\/members(\/|$)/u.test(path)) base = 3;
  else if (path.includes('/transitiveMembers')) base = 5;
  const saved = (query.has('$select') ? 1 : 0) + (Number(query.get('$top') ?? 100) < 20 ? 1 : 0);
  return isWrite(call) ? 1 : Math.max(1, base - saved);
};

const limits: readonly Limit[] = [
  {
    scope: 'Tenant/invitations',
    units: 150,
    windowMs: 5_000,
    cost: ({ path }) => (path === '/invitations' ? 1 : 0),
  },
  {
    scope: 'Application/ReadWrite',
    units: 3_500,
    windowMs: 10_000,
    cost: resourceUnits,
  },
  {
    scope: 'Application/Write',
    units: 3_000,
    windowMs: 150_000,
    cost: (call) => (isWrite(call) && !call.path.endsWith('/sendMail') ? 1 : 0),
  },
  {
    scope: 'Application/Mailbox',
    units: 10_000,
    windowMs: 600_000,
    cost: ({ path }) => (path.endsWith('/sendMail') ? 1 : 0),
  },
];

const tooMany = (scope: string, waitMs: number): GraphError =>
  new GraphError(429, 'TooManyRequests', 'Please retry again later.', {
    'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))),
    'x-ms-throttle-scope': scope,
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  });

/** Graph's documented limits times a factor, in fixed windows; a refused call counts too, as it does there. */
export function makeThrottle(clock: StackClock, settings: GraphSettings): Throttle {
  const windows = new Map<string, { start: number; used: number }>();

  const use = (limit: Limit, key: string, cost: number): void => {
    const now = clock.now();
    const open = windows.get(key);
    const window =
      open !== undefined && now - open.start < limit.windowMs ? open : { start: now, used: 0 };
    window.used += cost;
    windows.set(key, window);
    if (window.used <= Math.max(1, limit.units * settings.throttleFactor)) return;
    throw tooMany(limit.scope, window.start + limit.windowMs - now);
  };

  return {
    count(call) {
      if (settings.throttleFactor === 0) return;
      for (const limit of limits) {
        const cost = limit.cost(call);
        const owner = limit.scope.startsWith('Tenant') ? 'tenant' : call.caller.appId;
        if (cost > 0) use(limit, `${limit.scope} ${owner}`, cost);
      }
    },
  };
}
