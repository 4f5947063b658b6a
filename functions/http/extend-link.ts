import type { MakeHttpHandler } from './http-deps';
import { linkInvalid } from './open-link';
import { serve } from './serve';

/** `/extend/{token}`: no mail carries such a link yet, so each of them opens nothing. */
export const makeExtendLink: MakeHttpHandler = serve('page', linkInvalid);
