import type { HttpResponseInit } from '@azure/functions';
import { checkTicked } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, type OpenLink } from './open-link';
import { backToLink } from './see-other';
import { serveActingForm } from './serve-acting-form';
import { answerStatus, cancelPlace } from './status-answer';
import { openStatusLink } from './status-link';

/** `POST /status/{token}/cancel`: the requestor takes the request back. */
export const makeStatusCancel: MakeHttpHandler = serveActingForm(openStatusLink, cancel);

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
    return backToLink(call, link);
  }
  const check = await checkTicked(call, cancelPlace(call, link, loaded), form);
  if (check.kind === 'refused') return answerStatus(call, link, loaded, check);
  const by = { requestId, actor: 'requestor', by: 'link' } as const;
  const outcome = await app.cancelRequest(by, orchestrations(call.context));
  if (outcome.kind === 'canceled') return backToLink(call, link);
  const now = await app.loadRequest(requestId);
  return now === undefined ? linkInvalid(call) : answerStatus(call, link, now, { tooLate: true });
}
