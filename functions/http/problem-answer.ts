import type { HttpResponseInit } from '@azure/functions';
import type { FieldError } from '../../shared/domain/intake/field-error';
import type { PageProblemCode } from '../../shared/ports/pages/link-pages';
import { fieldErrorDetail, fieldPointer } from './field-error-detail';
import type { HttpCall } from './http-call';
import { jsonAnswer } from './json-answer';
import { pageAnswer } from './page-answer';
import { problems } from './problem-details';

export interface ProblemOptions {
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
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
  const page = { kind: 'problem', code, traceId: call.traceId } as const;
  return pageAnswer(call, page, { status: problems[code].status, headers, isPrivate: true });
}

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
    ...(errors === undefined ? {} : { errors: errors.map(fieldProblem) }),
  };
  return jsonAnswer(call, status, body, {
    ...headers,
    'Content-Type': 'application/problem+json',
  });
}

function fieldProblem(error: FieldError): Readonly<Record<string, string>> {
  return {
    pointer: fieldPointer(error.field),
    code: error.code,
    detail: fieldErrorDetail(error),
  };
}
