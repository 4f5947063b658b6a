import { CommandError } from '../cli/command-error';
import type { Answer, Probe } from './probe';
import { readPackageFields, sampleSignUp, type PackageFields } from './sample-sign-up';

/** What the checks are told beside the app's address. */
export interface CheckOptions {
  readonly packageId?: string | undefined;
  /** Whoever may ask for the package. */
  readonly email?: string | undefined;
  /** A key of the host, which is told the reasons. */
  readonly hostKey?: string | undefined;
}

export interface DeploymentCheck {
  readonly name: string;
  /** A sentence where the check makes no sense with what is known; undefined when it holds. @throws CommandError says why not */
  readonly run: (probe: Probe, options: CheckOptions) => Promise<LeftOut | undefined>;
}

export interface LeftOut {
  readonly leftOut: string;
}

/** In the order of a person who looks at a new deployment; none of them changes anything. */
export const deploymentChecks: readonly DeploymentCheck[] = [
  { name: 'the app runs', run: runs },
  { name: 'every backend answers, and no right is missing', run: ready },
  { name: 'pages carry their security headers', run: pageHeaders },
  { name: 'plain HTTP is not served', run: plainHttp },
  { name: 'an unknown path gets a page of the app', run: unknownPath },
  { name: 'a link that was tampered with opens nothing', run: tamperedLink },
  { name: 'orchestrations are closed to those without a key', run: closedHooks },
  { name: 'the form is shown', run: form },
  { name: 'a sign-up would be accepted', run: dryRun },
];

const fail = (sentence: string): never => {
  throw new CommandError(sentence);
};

const mostSaid = 300;

/** What an answer says in words: the detail of a problem, else its beginning. */
function said(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const detail: unknown =
      typeof body === 'object' && body !== null ? Reflect.get(body, 'detail') : undefined;
    if (typeof detail === 'string') return detail;
  } catch {
    // Not from the app, perhaps a gateway's page.
  }
  return text.slice(0, mostSaid);
}

const pageKind = ({ text }: Answer): string | undefined =>
  /<main[^>]* data-page="([^"]+)"/.exec(text)?.[1];

async function expectPage(
  probe: Probe,
  path: string,
  { status, kind }: { readonly status: number; readonly kind: string },
): Promise<Answer> {
  const answer = await probe.ask(path);
  const found = pageKind(answer);
  if (answer.status === status && found === kind) return answer;
  const what = found === undefined ? 'no page of the app' : `the page ${found}`;
  return fail(`${path} answers ${String(answer.status)} with ${what} instead of ${kind}.`);
}

async function runs(probe: Probe): Promise<undefined> {
  const { status, text } = await probe.ask('/health');
  if (status !== 200 || !/"status":\s*"ok"/.test(text)) {
    fail(`/health answers ${String(status)}: ${said(text)}`);
  }
}

async function ready(probe: Probe, { hostKey }: CheckOptions): Promise<undefined> {
  const path = hostKey === undefined ? '/health/ready' : '/health/ready/reasons';
  const headers = hostKey === undefined ? {} : { 'x-functions-key': hostKey };
  const { status, text } = await probe.ask(path, { headers });
  if (status === 401) fail('The key in VESTIBULE_HOST_KEY is not one of this host.');
  const hint = hostKey === undefined ? ' With VESTIBULE_HOST_KEY set it says why.' : '';
  if (status !== 200 || !/"ready":\s*true/.test(text)) {
    fail(`${path} answers ${String(status)}: ${said(text)}.${hint}`);
  }
}

const always: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin$/,
  'cache-control': /no-store/,
};
const overTls = { 'strict-transport-security': /max-age=[1-9]/ };

async function pageHeaders(probe: Probe): Promise<undefined> {
  const { headers } = await expectPage(probe, '/', { status: 200, kind: 'packages' });
  const wanted = probe.origin.startsWith('https:') ? { ...always, ...overTls } : always;
  const wrong = Object.entries(wanted)
    .filter(([name, value]) => !value.test(headers.get(name) ?? ''))
    .map(([name]) => name);
  if (wrong.length > 0)
    fail(`Of the page /, these headers are missing or not as they should be: ${wrong.join(', ')}.`);
}

async function plainHttp(probe: Probe): Promise<LeftOut | undefined> {
  if (!probe.origin.startsWith('https:')) return { leftOut: 'the address given is plain HTTP' };
  const plain = probe.origin.replace('https:', 'http:');
  const answer = await probe.ask(`${plain}/health`).catch(() => undefined);
  const isSentOn = answer?.headers.get('location')?.startsWith('https:') ?? false;
  if (answer === undefined || isSentOn || answer.status === 403) return undefined;
  return fail(`${plain}/health answers ${String(answer.status)} instead of redirecting to HTTPS.`);
}

async function unknownPath(probe: Probe): Promise<undefined> {
  await expectPage(probe, '/no/such/page', { status: 404, kind: 'problem' });
}

async function tamperedLink(probe: Probe): Promise<undefined> {
  await expectPage(probe, '/review/v1.no.such.link', { status: 404, kind: 'link-invalid' });
}

async function closedHooks(probe: Probe): Promise<undefined> {
  const path = '/runtime/webhooks/durabletask/instances';
  const { status } = await probe.ask(path);
  if (status !== 401) fail(`${path} answers ${String(status)} instead of 401.`);
}

/** The package that is named, else the first one open to the public. */
async function packageIdIn(probe: Probe, { packageId }: CheckOptions): Promise<string | undefined> {
  if (packageId !== undefined) return packageId;
  const { text } = await expectPage(probe, '/', { status: 200, kind: 'packages' });
  return /href="\/signup\/([a-z0-9-]+)/.exec(text)?.[1];
}

const noPackage: LeftOut = { leftOut: 'no package is open to the public: name one with --package' };

async function form(probe: Probe, options: CheckOptions): Promise<LeftOut | undefined> {
  const id = await packageIdIn(probe, options);
  if (id === undefined) return noPackage;
  await expectPage(probe, `/signup/${id}`, { status: 200, kind: 'signup' });
  return undefined;
}

async function fieldsOf(probe: Probe, id: string): Promise<PackageFields> {
  const { status, text } = await probe.ask(`/api/access-packages/${id}`);
  const fields = status === 200 ? readPackageFields(text) : undefined;
  return (
    fields ?? fail(`/api/access-packages/${id} answers ${String(status)} and lists no fields.`)
  );
}

async function dryRun(probe: Probe, options: CheckOptions): Promise<LeftOut | undefined> {
  if (options.email === undefined) return { leftOut: 'name somebody who may ask with --email' };
  const id = await packageIdIn(probe, options);
  if (id === undefined) return noPackage;
  const body = JSON.stringify(sampleSignUp(await fieldsOf(probe, id), options.email));
  const headers = { 'content-type': 'application/json' };
  const { status, text } = await probe.ask('/api/signup-requests', {
    method: 'POST',
    headers,
    body,
  });
  if (status !== 200) fail(`The dry run for ${id} is answered ${String(status)}: ${said(text)}`);
  return undefined;
}
