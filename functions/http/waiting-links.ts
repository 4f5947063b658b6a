import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { limitNetwork } from './limit-network';
import { linkInvalid } from './open-link';
import { pageAnswer } from './page-answer';
import { problemAnswer } from './problem-answer';
import { invalidFieldsStatus } from './problem-details';
import { readActingForm } from './read-acting-form';
import { serve } from './serve';

/**
 * `POST /links`: mails what waits for an address, and answers the same whether anything does. A GET shows the form, as a link
 * that opens nothing does.
 */
export const makeWaitingLinks: MakeHttpHandler = serve('page', async (call) => {
  if (call.request.method !== 'POST') return linkInvalid(call);
  const read = await readActingForm(call);
  if (read.kind === 'answered') return read.answer;
  const limit = await limitNetwork(call, 'links');
  return limit.kind === 'exceeded'
    ? problemAnswer(call, 'rate-limited', limit)
    : sendLinks(call, read.form.get('email') ?? '');
});

// Longer than it takes to order what waits for most people: the time of the answer would tell whether anything does.
const leastMs = 1000;

async function sendLinks(call: HttpCall, email: string): Promise<HttpResponseInit> {
  const { app, pause } = call.deps;
  const [{ kind }] = await Promise.all([app.sendWaitingLinks(email), pause(leastMs)]);
  if (kind === 'sent') return pageAnswer(call, { kind: 'links-sent' });
  const page = { kind: 'link-invalid', email, isEmailWrong: true } as const;
  return pageAnswer(call, page, { status: invalidFieldsStatus });
}
