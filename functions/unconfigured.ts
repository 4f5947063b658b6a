import { AppError } from '../shared/domain/app-error';
import type { Dependencies } from './dependencies';
import type { HttpDeps } from './http/http-deps';

function refuse(): never {
  throw new AppError('config.refused');
}

/**
 * What functions get when the settings are no configuration: health tells why, everything else refuses.
 * @param problems one sentence each, without values
 */
export function makeUnconfigured(
  problems: readonly string[],
  shared: Pick<HttpDeps, 'renderPage' | 'fallbackBranding' | 'log' | 'ids' | 'clock'>,
): Dependencies {
  const http: HttpDeps = {
    ...shared,
    get app() {
      return refuse();
    },
    get linkTokens() {
      return refuse();
    },
    get seals() {
      return refuse();
    },
    get rateLimits() {
      return refuse();
    },
    policies: refuse,
    publicBaseUrl: '',
    trustedHops: 0,
    limitNetworks: false,
    orchestrations: refuse,
    readiness: async () =>
      Promise.resolve({ settings: { ok: false, reason: problems.join(' ') } as const }),
    pause: refuse,
    notReady: true,
  };
  return {
    get app() {
      return refuse();
    },
    orchestrations: refuse,
    within: async (_context, run) => run(),
    http,
  };
}
