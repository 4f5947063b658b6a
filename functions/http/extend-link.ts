import type { HttpResponseInit } from '@azure/functions';
import type { LoadedExtension } from '../../shared/application/lifecycle/load-extension';
import { checkTicked } from './acting-form';
import { answerExtension, extendPlace } from './extend-answer';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { problemAnswer } from './problem-answer';
import { readActingForm } from './read-acting-form';
import { backToLink } from './see-other';
import { serve } from './serve';

/**
 * `/extend/{token}`: a sponsor sees whose access ends; posting the tick extends it. A link whose own time is over is told
 * by what it shows: the end has come.
 */
export const makeExtendLink: MakeHttpHandler = serve('page', async (call) => {
  const link = await openLink(call, 'extend');
  const loaded = link && (await call.deps.app.loadExtension(link.claims));
  if (link === undefined || loaded === undefined) return linkInvalid(call);
  if (call.request.method !== 'POST') return answerExtension(call, link, loaded);
  const read = await readActingForm(call);
  return read.kind === 'answered' ? read.answer : extend(call, link, loaded, read.form);
});

async function extend(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedExtension,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  if (loaded.state.kind !== 'open') return answerNotOpen(call, link, loaded);
  const check = await checkTicked(call, extendPlace(call, link, loaded), form);
  if (check.kind === 'refused') return answerExtension(call, link, loaded, check);
  const outcome = await call.deps.app.extendAccess(link.claims);
  if (outcome.kind === 'extended') return backToLink(call, link);
  if (outcome.kind === 'later') {
    const { afterSeconds: retryAfterSeconds } = outcome;
    return problemAnswer(call, 'temporarily-unavailable', { retryAfterSeconds });
  }
  const now = await call.deps.app.loadExtension(link.claims);
  return now === undefined || outcome.kind === 'notSponsor'
    ? linkInvalid(call)
    : answerNotOpen(call, link, now);
}

/** The same post again gets what the first one got. */
async function answerNotOpen(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedExtension,
): Promise<HttpResponseInit> {
  const { state } = loaded;
  return state.kind === 'extended' && state.isReaders
    ? backToLink(call, link)
    : answerExtension(call, link, loaded, { tooLate: true });
}
