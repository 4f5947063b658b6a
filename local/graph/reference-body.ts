import { z } from 'zod';

import { badRequest } from './graph-error';

const schema = z.object({ '@odata.id': z.string() });

const address = /^https:\/\/[^/]+\/(?:v1\.0|beta)\/(?:directoryObjects|users|groups)\/([^/]+)$/iu;

/** The object id in `https://graph.microsoft.com/v1.0/directoryObjects/{id}`. @throws GraphError 400 for anything else. */
export function referencedId(text: string): string {
  const id = address.exec(text)?.[1];
  if (id === undefined) {
    throw badRequest(
      'Invalid URL format specified in @odata.id or @odata.bind of the payload.',
      'BadRequest',
    );
  }
  return decodeURIComponent(id);
}

/** The object id a `$ref` body points at. @throws GraphError 400. */
export function referenceBody(body: unknown): string {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw badRequest('Required property @odata.id is missing.', 'BadRequest');
  return referencedId(parsed.data['@odata.id']);
}
