import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeOpenapiAnswers,
  type OpenapiAnswers,
  type SeenAnswer,
} from '../../support/openapi/openapi-answers';
import { writePartnerPolicies } from '../../support/partner-policies';
import { startStack, type Stack } from '../../support/stack';

export type Fields = Readonly<Record<string, unknown>>;

export interface Sent {
  readonly method?: 'GET' | 'POST';
  /** Where it is sent, if that is not the path itself. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Fields;
  /** Fields that are no text are left out. */
  readonly form?: Fields;
  /** Sent as JSON, whatever it is. */
  readonly text?: string;
}

/** The running app, every answer of which is held against docs/openapi.yaml. */
export interface ApiProbe {
  readonly stack: Stack;
  readonly answers: OpenapiAnswers;
  /** Every answer so far: `post /api/signup-requests 202`. */
  readonly seen: ReadonlySet<string>;
  /**
   * Sends a request to the path, as the document writes it.
   * @throws Error with everything about the answer that is not documented
   */
  ask(path: string, sent?: Sent): Promise<SeenAnswer>;
  /** Posts a chunked body, which `fetch` would not send. */
  askInChunks(path: string, type: string): Promise<SeenAnswer>;
  /** A key of the local host. */
  masterKey(): string;
  stop(): Promise<void>;
}

export async function startApiProbe(): Promise<ApiProbe> {
  const dataDir = mkdtempSync(join(tmpdir(), 'openapi-data-'));
  const policies = await writePartnerPolicies();
  const stack = await startStack({ policiesDir: policies.folder, dataDir });
  const answers = makeOpenapiAnswers();
  const seen = new Set<string>();

  const note = (answer: SeenAnswer): SeenAnswer => {
    const name = `${answer.method} ${answer.path} ${String(answer.status)}`;
    seen.add(name);
    const problems = answers.problemsOf(answer);
    if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}\n${answer.body}`);
    return answer;
  };
  return {
    stack,
    answers,
    seen,
    ask: async (path, sent = {}) => note(await send(stack.baseUrl, path, sent)),
    askInChunks: async (path, type) => note(await sendInChunks(stack.baseUrl, path, type)),
    masterKey: () => masterKeyIn(dataDir),
    async stop() {
      await stack.stop();
      await policies.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function send(baseUrl: string, path: string, sent: Sent): Promise<SeenAnswer> {
  const { type, body } = bodyOf(sent);
  const method = sent.method ?? (body === undefined ? 'GET' : 'POST');
  const response = await fetch(`${baseUrl}${sent.url ?? path}`, {
    method,
    redirect: 'manual',
    headers: { ...(type === undefined ? {} : { 'content-type': type }), ...sent.headers },
    ...(body === undefined ? {} : { body }),
  });
  const { status, headers } = response;
  return { method: method.toLowerCase(), path, status, headers, body: await response.text() };
}

function bodyOf({ json, form, text }: Sent): { readonly type?: string; readonly body?: string } {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) };
  if (form !== undefined) {
    const fields = Object.entries(form).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    const body = new URLSearchParams(fields).toString();
    return { type: 'application/x-www-form-urlencoded', body };
  }
  return text === undefined ? {} : { type: 'application/json', body: text };
}

async function sendInChunks(baseUrl: string, path: string, type: string): Promise<SeenAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'transfer-encoding': 'chunked' };
    const sent = httpRequest(`${baseUrl}${path}`, { method: 'POST', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => {
        const entries = Object.entries(response.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        const { statusCode: status = 0 } = response;
        resolve({ method: 'post', path, status, headers: new Headers(entries), body });
      });
    });
    sent.on('error', reject).end('{}');
  });
}

function masterKeyIn(dataDir: string): string {
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  const file = names.find((name) => name.endsWith('host-keys.json')) ?? '';
  const keys = JSON.parse(readFileSync(join(dataDir, file), 'utf8')) as { readonly master: string };
  return keys.master;
}
