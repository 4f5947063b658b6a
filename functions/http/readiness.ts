/** How one thing that the app needs is. `reason` is for operators and holds no secret. */
export type BackendState = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Whether the app can do its work, by the name of what it needs, e.g. `tables`, `policies`. */
export type Readiness = Readonly<Record<string, BackendState>>;

export function isReady(readiness: Readiness): boolean {
  return Object.values(readiness).every(({ ok }) => ok);
}

/** 200 or 503: what load balancers go by. */
export function readyStatus(readiness: Readiness): number {
  return isReady(readiness) ? 200 : 503;
}
