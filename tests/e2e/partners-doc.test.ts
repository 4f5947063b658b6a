import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCurl } from '../support/curl-request';
import {
  contosoPartnerKey,
  writePartnerPolicies,
  type PartnerPolicies,
} from '../support/partner-policies';
import { runNpmCommand } from '../support/run-command';
import { startStack, type Stack } from '../support/stack';
import { eventually } from '../support/until';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'partners.md'), 'utf8');

interface Snippet {
  readonly language: string;
  readonly code: string;
  /** The block after it, if that shows an answer. */
  readonly answer: string | undefined;
}

const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', code = '']) => ({
    language,
    code,
  }),
);
const snippets: readonly Snippet[] = blocks.flatMap(({ language, code }, index) => {
  const next = blocks[index + 1];
  const isAnswer = next?.language === 'http' || next?.language === 'text';
  return ['http', 'text'].includes(language)
    ? []
    : [{ language, code, answer: isAnswer ? next.code : undefined }];
});

/** References, instants and trace ids differ from one run to the next. */
function steady(answer: string): string {
  return answer
    .replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, '0000-0000')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2027-03-01T09:00:00.000Z')
    .replaceAll(/"traceId":\s*"[0-9a-f]{32}"/g, '"traceId":"0"');
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}

function asAnswered(shown: string): string {
  const [head = '', ...body] = shown.trim().split('\n\n');
  return steady(body.length === 0 ? head : `${head}\n\n${compact(body.join('\n\n'))}`);
}

describe('docs/partners.md', () => {
  let policies: PartnerPolicies;
  let stack: Stack;
  const variables: Record<string, string> = { VESTIBULE_KEY: contosoPartnerKey };

  beforeAll(async () => {
    policies = await writePartnerPolicies();
    stack = await startStack({ policiesDir: policies.folder });
  });
  afterAll(async () => {
    await stack.stop();
    await policies.remove();
  });

  const here = (code: string): string =>
    code.replaceAll('https://guests.host.example', stack.baseUrl);

  /** Status line, documented headers and body of the answer, as the page writes them. */
  async function curl(code: string, shown: string): Promise<string> {
    const { url, ...init } = readCurl(here(code), variables);
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const body = await response.text();
    const [head = '', showsBody] = shown.split('\n\n');
    const names = [...head.matchAll(/^([\w-]+): /gm)].map(([, name = '']) => name);
    const headers = names.map((name) => `${name}: ${response.headers.get(name) ?? ''}`);
    const first = `HTTP/1.1 ${String(response.status)} ${response.statusText}`;
    const told = [first, ...headers].join('\n');
    const { reference } = (response.status === 202 ? JSON.parse(body) : {}) as {
      readonly reference?: string;
    };
    if (reference !== undefined) variables['REFERENCE'] = reference;
    return steady(showsBody === undefined ? told : `${told}\n\n${compact(body)}`);
  }

  it('has a curl, a fetch, a form and the commands of the other side', () => {
    expect(snippets.map(({ language }) => language)).toEqual([
      'sh',
      'sh',
      'sh',
      'sh',
      'html',
      'js',
      'sh',
      'sh',
      'sh',
      'sh',
    ]);
    expect(snippets[1]?.code).toContain('"dryRun": true');
  });

  it.each(snippets.filter(({ code }) => code.startsWith('curl')))(
    'shows what is answered to $code',
    async ({ code, answer = '' }) => {
      const expected = asAnswered(answer);
      let got = '';

      // A state may need a moment to be what the page shows.
      await eventually(async () => {
        got = await curl(code, answer);
        return got === expected ? true : undefined;
      }, expected).catch(() => undefined);

      expect(got).toBe(expected);
    },
  );

  it.each(snippets.filter(({ language }) => language === 'js'))(
    'shows what the fetch writes',
    async ({ code, answer }) => {
      const args = ['--input-type=module', '--eval', here(code)];
      const { stdout } = await promisify(execFile)(process.execPath, args);

      expect(stdout).toBe(answer);
    },
  );

  it.each(snippets.filter(({ language }) => language === 'html'))(
    'has a form that comes back',
    async ({ code }) => {
      const action = /action="([^"]+)"/.exec(here(code))?.[1] ?? '';
      const fields = [...code.matchAll(/name="([^"]+)"(?: value="([^"]+)")?/g)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      );
      const body = new URLSearchParams(fields);
      body.set('email', 'dora.silva@contoso.example');
      body.set('givenName', 'Dora');

      const { status, headers } = await fetch(action, { method: 'POST', body, redirect: 'manual' });

      expect(status).toBe(303);
      expect(headers.get('location')).toMatch(
        /^https:\/\/partners\.contoso\.example\/thanks\?reference=.+&next=confirm-address$/,
      );
    },
  );

  it.each(snippets.filter(({ code }) => code.startsWith('npm run')))(
    'has a command that works: $code',
    async ({ code }) => {
      const [, , name = '', , ...args] = code.trim().split(' ');

      const { code: exit, stdout } = await runNpmCommand(name, args);

      expect(exit).toBe(0);
      expect(stdout).not.toBe('');
    },
  );
});
