import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { App } from '../../shared/application/app';
import type { Branding } from '../../shared/ports/branding';
import type { Clock } from '../../shared/ports/clock';
import type { CurrentPolicies } from '../../shared/ports/current-policies';
import type { LinkTokens } from '../../shared/ports/link-tokens';
import type { Orchestrations } from '../../shared/ports/orchestrations';
import type { RandomIds } from '../../shared/ports/random-ids';
import type { RateLimits } from '../../shared/ports/rate-limits';
import type { RenderPage } from '../../shared/ports/render-page';
import type { Seals } from '../../shared/ports/seals';
import type { StepLog } from '../../shared/ports/step-log';
import type { Readiness } from './readiness';

/** The use cases that HTTP functions call. */
type HttpUseCases = Pick<
  App,
  | 'acceptSignUp'
  | 'identifyPartner'
  | 'loadPartnerRequest'
  | 'confirmAddress'
  | 'cancelRequest'
  | 'sendWaitingLinks'
  | 'loadRequest'
  | 'loadReview'
  | 'decide'
  | 'undoDecision'
  | 'sendFreshLink'
  | 'loadExtension'
  | 'extendAccess'
>;

/** What HTTP functions are made from. Read per request, never at making: while not ready, parts of it may throw. */
export interface HttpDeps {
  readonly app: HttpUseCases;
  readonly policies: CurrentPolicies;
  readonly linkTokens: LinkTokens;
  readonly seals: Seals;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
  readonly ids: Pick<RandomIds, 'requestId'>;
  readonly log: StepLog;
  readonly renderPage: RenderPage;
  /** The branding of pages while there are no policies to take it from. */
  readonly fallbackBranding: Branding;
  /** Without trailing slash; the only source of absolute addresses. */
  readonly publicBaseUrl: string;
  /** How many proxies of our own stand before the app: so many entries at the end of `X-Forwarded-For` are theirs. */
  readonly trustedHops: number;
  /** False on the local stack: networks are then not limited. */
  readonly limitNetworks: boolean;
  readonly orchestrations: (context: InvocationContext) => Orchestrations;
  /** Asks every backend now; never throws. Answers are cached by the caller. */
  readonly readiness: () => Promise<Readiness>;
  /** Resolves after so many milliseconds of real time. */
  readonly pause: (ms: number) => Promise<void>;
  /** True when configuration or policies are missing: everything but health then answers 503. */
  readonly notReady: boolean;
}

/** Makes the handler of one function. */
export type MakeHttpHandler = (deps: HttpDeps) => HttpFunction;

export type HttpFunction = (
  request: HttpRequest,
  context: InvocationContext,
) => Promise<HttpResponseInit>;
