import type { HttpResponseInit } from '@azure/functions';
import type { FieldError } from '../../shared/domain/intake/field-error';
import type { PageProblemCode, PostedForm } from '../../shared/ports/pages/link-pages';
import { fieldErrorDetails } from './field-error-details';
import { fieldPointer } from './field-pointer';
import type { HttpCall } from './http-call';
import { jsonAnswer } from './json-answer';
import { pageAnswer } from './page-answer';
import { problems } from './problem-details';

export interface ProblemOptions {
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Not a fault that passes in minutes: requests are paused by hand. */
  readonly isPaused?: boolean;
}

/** A problem in the format of the route: a page, or `application/problem+json`. */
export function problemAnswer(
  call: HttpCall,
  code: PageProblemCode,
  options: ProblemOptions = {},
): HttpResponseInit {
  const { retryAfterSeconds } = options;
  const headers = {
    ...(retryAfterSeconds === undefined
      ? {}
      : { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
    ...options.headers,
  };
  if (call.format === 'json') return problemJson(call, code, { ...options, headers });
  const form = canBeMended.has(code) ? call.postedForm : undefined;
  const { isPaused } = options;
  const page = { kind: 'problem', code, traceId: call.traceId, form, isPaused } as const;
  const { status } = problems[code];
  return pageAnswer(call, page, { status, headers, isPrivate: true, redirects: returnUrls(form) });
}

/** Problems of a form that another address or another moment mends. */
const canBeMended: ReadonlySet<PageProblemCode> = new Set<PageProblemCode>([
  'policy-refused',
  'rate-limited',
  'temporarily-unavailable',
  'internal-error',
]);

function returnUrls(form: PostedForm | undefined): readonly string[] {
  const fields = form?.fields.filter(({ name }) => name === 'returnUrl') ?? [];
  return fields.map(({ value }) => value);
}

/** Far more than any form has fields; an answer is not to be many times as long as its request. */
const mostErrors = 100;

function problemJson(
  call: HttpCall,
  code: PageProblemCode,
  { errors, headers }: ProblemOptions,
): HttpResponseInit {
  const { status, title, detail } = problems[code];
  const body = {
    type: `urn:vestibule:problem:${code}`,
    title,
    status,
    detail,
    traceId: call.traceId,
    ...(errors === undefined ? {} : { errors: errors.slice(0, mostErrors).map(fieldProblem) }),
  };
  return jsonAnswer(call, status, body, {
    ...headers,
    'Content-Type': 'application/problem+json',
  });
}

function fieldProblem({ field, code, character }: FieldError): Readonly<Record<string, string>> {
  const detail = fieldErrorDetails[code];
  return {
    pointer: fieldPointer(field),
    code,
    detail: character === undefined ? detail : `${detail} (${character})`,
  };
}
