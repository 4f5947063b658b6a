import { createHash, randomUUID } from 'node:crypto';
import {
  type Cookie,
  HttpRequest,
  type HttpResponseInit,
  InvocationContext,
  type InvocationContextInit,
} from '@azure/functions';
import type { HttpDeps } from '../../functions/http/http-deps';
import { httpRoutes, type HttpRoute } from '../../functions/http/routes';
import { makeLinkUrls } from '../../shared/application/links/link-urls';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { renderPage } from '../../shared/presentation/render-page';
import { type FakeClock, makeFakeClock } from './fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from './in-memory-app';
import { anAccessPackage, anOrganization, aPolicySet, someSettings } from './policies';
import type { SignUp } from '../../shared/application/intake/submit-sign-up';
import { anasSignUp, reviewClaims } from './sign-up-journey';

/** The secret of the partner key that `httpPolicies` gives to contoso. */
const partnerSecret = 'c2VjcmV0LW9mLWNvbnRvc28tZm9yLXRlc3RzLW9ubHk';

/** Value of an `Authorization` header with contoso's partner key. */
export const contosoKey = `Bearer vst_contoso-1_${partnerSecret}`;

/** The same for fabrikam, which may ask for the same packages. */
export const fabrikamKey = `Bearer vst_fabrikam-1_${partnerSecret}`;

const sha256 = createHash('sha256').update(partnerSecret).digest('hex');

/** One package with one stage for connected organizations, one without any stage for everybody. */
export function httpPolicies(parts: Partial<PolicySet> = {}): PolicySet {
  const projectX = anAccessPackage({
    prefill: ['organization', 'answers.role'],
    terms: { version: '2026-01', url: 'https://host.example/terms' },
    questions: [{ id: 'role', type: 'text', label: { en: 'Your role' }, required: false }],
    approval: {
      stages: [
        {
          name: 'Owners',
          approvers: [{ group: 'Project X owners' }],
          requireJustification: 'onDeny',
        },
      ],
    },
  });
  const community = anAccessPackage({
    id: 'community',
    displayName: { en: 'Community' },
    requestors: { from: 'anyone' },
    approval: { stages: [] },
    limits: { perDay: 100 },
  });
  return aPolicySet({
    accessPackages: [
      { ...projectX, version: '1'.repeat(64) },
      { ...community, version: '2'.repeat(64) },
    ],
    connectedOrganizations: [
      anOrganization({
        allowedOrigins: ['https://partners.contoso.example'],
        returnUrls: ['https://partners.contoso.example/thanks?from=form'],
        partnerKeys: [{ id: 'contoso-1', sha256 }],
      }),
      anOrganization({
        id: 'fabrikam',
        displayName: 'Fabrikam',
        domains: ['fabrikam.example'],
        partnerKeys: [{ id: 'fabrikam-1', sha256 }],
      }),
    ],
    settings: someSettings(),
    ...parts,
  });
}

/** Ana's sign-up for the package of `httpPolicies` with a stage, which has terms. */
export function termsAccepted(): SignUp {
  return anasSignUp({ acceptedTerms: '2026-01' });
}

/** What a handler answered, as a client sees it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly cookies: readonly Cookie[];
  readonly text: string;
}

export interface SentRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** A form is sent URL-encoded, anything else that is no text as JSON. */
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  readonly json?: unknown;
  readonly text?: string;
  /** How the host calls the function. */
  readonly invocation?: Pick<InvocationContextInit, 'invocationId' | 'traceContext'>;
}

export interface HttpApp extends InMemoryApp {
  readonly clock: FakeClock;
  /** Sends one request to the function that the host would choose. */
  send(method: string, path: string, request?: SentRequest): Promise<HttpAnswer>;
  /** Path of the link in the confirmation mail. */
  verifyPath(requestId: string): Promise<string>;
  statusPath(requestId: string): Promise<string>;
  /** Path of the link in the approval mail to an approver, by first name. */
  reviewPath(requestId: string, name?: string): Promise<string>;
  /** Changes what handlers are made from. */
  change(deps: Partial<HttpDeps>): void;
}

/** The whole app in memory: real use cases, crypto, presentation and handlers over fakes. */
export function makeHttpApp(
  changes: Partial<HttpDeps> = {},
  policies: PolicySet = httpPolicies(),
): HttpApp {
  const clock = makeFakeClock();
  const world = makeInMemoryApp({ clock, policies });
  const { app, ports, rows, orchestrations } = world;
  const links = makeLinkUrls(ports.linkTokens, ports.publicBaseUrl);
  let deps: HttpDeps = {
    ...ports,
    app,
    renderPage,
    fallbackBranding: { name: 'Vestibule', privacyUrl: '', timeZone: 'UTC' },
    trustedHops: 0,
    limitNetworks: true,
    orchestrations: () => orchestrations,
    readiness: () => Promise.resolve({ tables: { ok: true } }),
    pause: () => Promise.resolve(),
    notReady: false,
    ...changes,
  };
  const requestOf = async (requestId: string) => {
    const found = await rows.load(requestId);
    if (found === undefined) throw new Error('there is no such request');
    return found.request.value;
  };
  return {
    ...world,
    clock,
    send: (method, path, request = {}) => send(deps, method, path, request),
    verifyPath: async (requestId) => pathOf(await links.verify(await requestOf(requestId))),
    statusPath: async (requestId) => pathOf(await links.status(await requestOf(requestId))),
    async reviewPath(requestId, name = 'Ravi') {
      const claims = await reviewClaims(world, requestId, name);
      return `/review/${await ports.linkTokens.sign(claims)}`;
    },
    change: (next) => {
      deps = { ...deps, ...next };
    },
  };
}

const pathOf = (url: string): string => new URL(url).pathname;

interface Match {
  readonly route: HttpRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** As the host chooses: literal steps before parameters before the catch-all, among those that take the method. */
function match(method: string, pathname: string): Match {
  const found = httpRoutes
    .filter(({ methods }) => methods.some((one) => one === method))
    .flatMap((route): Match[] => {
      const params = paramsOf(route.route, pathname);
      return params === undefined ? [] : [{ route, params }];
    })
    .toSorted((left, right) => rank(left) - rank(right))[0];
  if (found === undefined) throw new Error(`the host answers ${method} ${pathname} itself`);
  return found;
}

function rank({ route }: Match): number {
  return route.route.split('{').length + (route.route.includes('*') ? 10 : 0);
}

function paramsOf(template: string, pathname: string): Record<string, string> | undefined {
  const rest = pathname.replace(/^\//, '');
  if (template === '{*path}') return rest === '' ? {} : { path: decodeURIComponent(rest) };
  const steps = rest.split('/');
  const wanted = template.split('/');
  if (steps.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const given = steps[index] ?? '';
    if (step.startsWith('{')) params[step.slice(1, -1)] = decodeURIComponent(given);
    else if (step !== given) return undefined;
  }
  return params;
}

async function send(
  deps: HttpDeps,
  method: string,
  path: string,
  { headers = {}, invocation = { invocationId: randomUUID() }, ...content }: SentRequest,
): Promise<HttpAnswer> {
  const url = new URL(path, 'http://internal.host');
  const { route, params } = match(method, url.pathname);
  const body = bodyOf(content);
  const length = body === undefined ? {} : { 'content-length': String(body.text.length) };
  const type = body === undefined ? {} : { 'content-type': body.type };
  const request = new HttpRequest({
    method,
    url: url.href,
    params: { ...params },
    query: Object.fromEntries(url.searchParams),
    headers: { ...type, ...length, ...headers },
    ...(body === undefined ? {} : { body: { bytes: body.text } }),
  });
  const make = await route.load();
  const context = new InvocationContext({ functionName: route.name, ...invocation });
  const bound = route.needsDurableClient ? deps : { ...deps, orchestrations: noClient };
  return answerOf(await make(bound)(request, context));
}

/** As the durable client does in a function that does not list it among its inputs. */
function noClient(): never {
  throw new Error('this function has no durable client');
}

function bodyOf({
  form,
  json,
  text,
}: Omit<SentRequest, 'headers' | 'invocation'>): { type: string; text: Buffer } | undefined {
  if (form !== undefined) {
    const encoded = new URLSearchParams(form as URLSearchParams).toString();
    return { type: 'application/x-www-form-urlencoded', text: Buffer.from(encoded) };
  }
  if (json !== undefined) {
    return { type: 'application/json', text: Buffer.from(JSON.stringify(json)) };
  }
  return text === undefined ? undefined : { type: 'text/plain', text: Buffer.from(text) };
}

function answerOf({ status = 200, headers, cookies = [], body }: HttpResponseInit): HttpAnswer {
  const text = typeof body === 'string' ? body : '';
  return { status, headers: new Headers(headers), cookies, text };
}
