import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import { inChosenLanguage, type OpenLink } from './open-link';
import { securityHeaders } from './security-headers';

/** What was posted has been done: the browser goes on with a GET. */
export function seeOther({ deps }: HttpCall, location: string): HttpResponseInit {
  return {
    status: 303,
    headers: {
      ...securityHeaders(deps.publicBaseUrl),
      'Cache-Control': 'no-store',
      Location: location,
    },
  };
}

/** The link shows what has come of the post. */
export function backToLink(call: HttpCall, { path }: OpenLink): HttpResponseInit {
  return seeOther(call, inChosenLanguage(call, path));
}
