import type { HttpMethod } from '@azure/functions';
import type { MakeHttpHandler } from './http-deps';

/** One HTTP function: its name in the host, what it answers, and where its handler is. */
export interface HttpRoute {
  readonly name: string;
  readonly methods: readonly HttpMethod[];
  /** Template without leading slash; the host's route prefix is empty. */
  readonly route: string;
  readonly authLevel: 'anonymous' | 'function';
  /** True when the handler starts or wakes orchestrations: it then needs the durable client as an extra input. */
  readonly needsDurableClient: boolean;
  readonly load: () => Promise<MakeHttpHandler>;
}

const show: readonly HttpMethod[] = ['GET', 'HEAD'];
const act: readonly HttpMethod[] = ['POST'];
const open = { authLevel: 'anonymous', needsDurableClient: false } as const;
const starting = { authLevel: 'anonymous', needsDurableClient: true } as const;

const signUpRoutes: readonly HttpRoute[] = [
  {
    ...open,
    name: 'signUpForm',
    methods: show,
    route: 'signup/{accessPackageId}',
    load: async () => (await import('./sign-up-form')).makeSignUpForm,
  },
  {
    ...starting,
    name: 'signUpFormPost',
    methods: act,
    route: 'signup/{accessPackageId}',
    load: async () => (await import('./sign-up-form-post')).makeSignUpFormPost,
  },
  {
    ...open,
    name: 'signUpReceived',
    methods: show,
    route: 'signup/{accessPackageId}/received',
    load: async () => (await import('./sign-up-received')).makeSignUpReceived,
  },
  {
    ...open,
    name: 'accessPackageApi',
    methods: [...show, 'OPTIONS'],
    route: 'api/access-packages/{accessPackageId}',
    load: async () => (await import('./access-package-api')).makeAccessPackageApi,
  },
  {
    ...starting,
    name: 'signUpRequestsApi',
    methods: [...act, 'OPTIONS'],
    route: 'api/signup-requests',
    load: async () => (await import('./sign-up-requests-api')).makeSignUpRequestsApi,
  },
  {
    ...open,
    name: 'signUpRequestStateApi',
    methods: show,
    route: 'api/signup-requests/{reference}',
    load: async () => (await import('./sign-up-request-state-api')).makeSignUpRequestStateApi,
  },
  {
    ...starting,
    name: 'signUpRequestCancelApi',
    methods: act,
    route: 'api/signup-requests/{reference}/cancel',
    load: async () => (await import('./sign-up-request-cancel-api')).makeSignUpRequestCancelApi,
  },
];

const linkRoutes: readonly HttpRoute[] = [
  {
    ...open,
    name: 'verifyLink',
    methods: show,
    route: 'verify/{token}',
    load: async () => (await import('./verify-link')).makeVerifyLink,
  },
  {
    ...starting,
    name: 'verifyLinkPost',
    methods: act,
    route: 'verify/{token}',
    load: async () => (await import('./verify-link-post')).makeVerifyLinkPost,
  },
  {
    ...open,
    name: 'reviewLink',
    methods: show,
    route: 'review/{token}',
    load: async () => (await import('./review-link')).makeReviewLink,
  },
  {
    ...starting,
    name: 'reviewLinkPost',
    methods: act,
    route: 'review/{token}',
    load: async () => (await import('./review-link-post')).makeReviewLinkPost,
  },
  {
    ...starting,
    name: 'reviewUndo',
    methods: act,
    route: 'review/{token}/undo',
    load: async () => (await import('./review-undo')).makeReviewUndo,
  },
  {
    ...open,
    name: 'reviewFresh',
    methods: act,
    route: 'review/{token}/fresh',
    load: async () => (await import('./review-fresh')).makeReviewFresh,
  },
  {
    ...open,
    name: 'statusLink',
    methods: show,
    route: 'status/{token}',
    load: async () => (await import('./status-link')).makeStatusLink,
  },
  {
    ...starting,
    name: 'statusCancel',
    methods: act,
    route: 'status/{token}/cancel',
    load: async () => (await import('./status-cancel')).makeStatusCancel,
  },
  {
    ...open,
    name: 'extendLink',
    methods: [...show, ...act],
    route: 'extend/{token}',
    load: async () => (await import('./extend-link')).makeExtendLink,
  },
  {
    ...open,
    name: 'waitingLinks',
    methods: [...show, ...act],
    route: 'links',
    load: async () => (await import('./waiting-links')).makeWaitingLinks,
  },
];

const siteRoutes: readonly HttpRoute[] = [
  {
    ...open,
    name: 'health',
    methods: show,
    route: 'health',
    load: async () => (await import('./health')).makeHealth,
  },
  {
    ...open,
    name: 'healthReady',
    methods: show,
    route: 'health/ready',
    load: async () => (await import('./health-ready')).makeHealthReady,
  },
  {
    ...open,
    // The host checks the key; a handler of an anonymous function cannot.
    authLevel: 'function',
    name: 'healthReadyReasons',
    methods: show,
    route: 'health/ready/reasons',
    load: async () => (await import('./health-ready-reasons')).makeHealthReadyReasons,
  },
  {
    ...open,
    name: 'stylesheet',
    methods: show,
    route: 'assets/{file}',
    load: async () => (await import('./stylesheet-asset')).makeStylesheetAsset,
  },
  {
    ...open,
    // The list of packages at the root, and the answer to every path and method that no other function takes. The
    // host may try functions in the order of their names, whatever their routes: this name has to come last.
    name: 'zSite',
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    route: '{*path}',
    load: async () => (await import('./site')).makeSite,
  },
];

/** Every HTTP function of the app. */
export const httpRoutes: readonly HttpRoute[] = [...signUpRoutes, ...linkRoutes, ...siteRoutes];
