import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink } from './open-link';
import { serve } from './serve';
import { answerVerify } from './verify-answer';

/** `GET /verify/{token}`: which of the waiting submissions is the reader's own? */
export const makeVerifyLink: MakeHttpHandler = serve('page', async (call) => {
  const link = await openLink(call, 'verify');
  if (link === undefined) return linkInvalid(call);
  const loaded = await call.deps.app.loadRequest(link.claims.requestId);
  return loaded === undefined ? linkInvalid(call) : answerVerify(call, link, loaded);
});
