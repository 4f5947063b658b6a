import type { HttpResponseInit } from '@azure/functions';
import { hasRepeats, parseForm } from './form-fields';
import type { HttpCall } from './http-call';
import { problemAnswer } from './problem-answer';
import { readBody } from './request-body';

export type ReadForm =
  | { readonly kind: 'form'; readonly form: URLSearchParams }
  | { readonly kind: 'answered'; readonly answer: HttpResponseInit };

/** The fields that a form of our own posted; every field has one value. */
export async function readActingForm(call: HttpCall): Promise<ReadForm> {
  const body = await readBody(call.request, ['form']);
  if (body.kind === 'problem') return { kind: 'answered', answer: problemAnswer(call, body.code) };
  const form = parseForm(body.text);
  return form === undefined || hasRepeats(form)
    ? { kind: 'answered', answer: problemAnswer(call, 'malformed-body') }
    : { kind: 'form', form };
}
