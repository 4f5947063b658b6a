import type { HttpResponseInit } from '@azure/functions';
import { checkForm } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { inChosenLanguage, linkInvalid, type OpenLink } from './open-link';
import { readActingForm } from './read-acting-form';
import { seeOther } from './see-other';
import { serve } from './serve';
import { answerStatus, cancelPlace } from './status-answer';
import { openStatusLink } from './status-link';

/** `POST /status/{token}/cancel`: the requestor takes the request back. */
export const makeStatusCancel: MakeHttpHandler = serve('page', async (call) => {
  const link = await openStatusLink(call);
  if (link === undefined) return linkInvalid(call);
  const read = await readActingForm(call);
  return read.kind === 'answered' ? read.answer : cancel(call, link, read.form);
});

async function cancel(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const { app, orchestrations } = call.deps;
  const { requestId } = link.claims;
  const loaded = await app.loadRequest(requestId);
  if (loaded === undefined) return linkInvalid(call);
  if (loaded.rows.request.value.state === 'canceled') {
    return seeOther(call, inChosenLanguage(call, link.path));
  }
  const check = await checkForm(call, cancelPlace(call, link, loaded), form);
  if (check.kind === 'refused') return answerStatus(call, link, loaded, check);
  if (form.get('sure') !== 'yes') {
    return answerStatus(call, link, loaded, { refused: check.refuse('not-ticked') });
  }
  const by = { requestId, actor: 'requestor', by: 'link' } as const;
  const outcome = await app.cancelRequest(by, orchestrations(call.context));
  if (outcome.kind === 'canceled') return seeOther(call, inChosenLanguage(call, link.path));
  const now = await app.loadRequest(requestId);
  return now === undefined ? linkInvalid(call) : answerStatus(call, link, now, { tooLate: true });
}
