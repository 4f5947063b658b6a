import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isNode, readOpenapi, type Node, type Place } from './openapi-document';

/** An answer of the running app, and which operation it belongs to. */
export interface SeenAnswer {
  /** Lower case. */
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface OpenapiAnswers {
  /** Everything about the answer that the document does not say; empty when it says all. */
  problemsOf(answer: SeenAnswer): readonly string[];
  /** Every answer that the document knows: `post /api/signup-requests 202`. */
  readonly documented: readonly string[];
}

/** What every answer over HTTP has, or may have, whatever the operation. */
const always = new Set([
  'cache-control',
  'connection',
  'content-language',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'permissions-policy',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'transfer-encoding',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-robots-tag',
]);

/** Holds answers against docs/openapi.yaml: nothing may be missing, and nothing may come that it does not name. */
export function makeOpenapiAnswers(): OpenapiAnswers {
  const { root, find, top } = readOpenapi();
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema(closed(root) as Node, 'openapi');

  const errorsOf = (schema: Place, value: unknown): readonly string[] => {
    const validate = ajv.compile({ $ref: `openapi${schema.pointer}` });
    void validate(value);
    return (validate.errors ?? []).map(sentence);
  };
  const headerProblems = (response: Place, headers: Headers): readonly string[] => {
    const named = Object.keys(isNode(response.node['headers']) ? response.node['headers'] : {});
    const wrong = named.flatMap((name) => {
      const header = find(response, 'headers', name);
      const schema = header && find(header, 'schema');
      const value = headers.get(name);
      if (header === undefined || schema === undefined) return [`${name} has no schema`];
      if (value === null) return header.node['required'] === true ? [`${name} is missing`] : [];
      return errorsOf(schema, value).map((error) => `${name}: ${error}`);
    });
    const known = new Set(named.map((name) => name.toLowerCase()));
    const extra = [...headers.keys()].filter((name) => !always.has(name) && !known.has(name));
    return [...wrong, ...extra.map((name) => `${name} is not documented`)];
  };
  const bodyProblems = (response: Place, { headers, body }: SeenAnswer): readonly string[] => {
    const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (response.node['content'] === undefined) return body === '' ? [] : ['there is a body'];
    const schema = find(response, 'content', type, 'schema');
    if (schema === undefined) return [`the media type ${type} is not documented`];
    return errorsOf(schema, type.endsWith('json') ? (JSON.parse(body) as unknown) : body);
  };
  return {
    documented: documentedAnswers(root),
    problemsOf(answer) {
      const { method, path, status, headers } = answer;
      const response = find(top, 'paths', path, method, 'responses', String(status));
      if (response === undefined) return [`the status ${String(status)} is not documented`];
      return [...headerProblems(response, headers), ...bodyProblems(response, answer)];
    },
  };
}

/** Partners are to ignore members that they do not know; here they are mistakes. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!isNode(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isOpen = value['type'] === 'object' && isNode(value['properties']);
  return isOpen && value['additionalProperties'] === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`.trim();
}

function documentedAnswers({ paths }: Node): readonly string[] {
  return Object.entries(isNode(paths) ? paths : {}).flatMap(([path, operations]) =>
    Object.entries(isNode(operations) ? operations : {}).flatMap(([method, operation]) => {
      const responses = isNode(operation) ? operation['responses'] : undefined;
      return Object.keys(isNode(responses) ? responses : {}).map(
        (status) => `${method} ${path} ${status}`,
      );
    }),
  );
}
