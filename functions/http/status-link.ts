import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { serve } from './serve';
import { answerStatus } from './status-answer';

/** A status link that still lives. */
export async function openStatusLink(call: HttpCall): Promise<OpenLink | undefined> {
  const link = await openLink(call, 'status');
  return link?.expired === true ? undefined : link;
}

/** `GET /status/{token}`: where the request stands. */
export const makeStatusLink: MakeHttpHandler = serve('page', async (call) => {
  const link = await openStatusLink(call);
  if (link === undefined) return linkInvalid(call);
  const loaded = await call.deps.app.loadRequest(link.claims.requestId);
  return loaded === undefined ? linkInvalid(call) : answerStatus(call, link, loaded);
});
