import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, type OpenLink } from './open-link';
import { readActingForm } from './read-acting-form';
import { serve } from './serve';

/** The post of a form that acts with a link. A link that opens nothing and a body that is no form are answered here. */
export function serveActingForm(
  open: (call: HttpCall) => Promise<OpenLink | undefined>,
  act: (call: HttpCall, link: OpenLink, form: URLSearchParams) => Promise<HttpResponseInit>,
): MakeHttpHandler {
  return serve('page', async (call) => {
    const link = await open(call);
    if (link === undefined) return linkInvalid(call);
    const read = await readActingForm(call);
    return read.kind === 'answered' ? read.answer : act(call, link, read.form);
  });
}
