import { z } from 'zod';

import { userType } from './entity-type';
import { badRequest } from './graph-error';
import { parseBody } from './parse-body';

const text = z.string().nullable();

const changesSchema = z.looseObject({
  displayName: z.string().min(1).max(256).optional(),
  userPrincipalName: z.string().min(1).optional(),
  mail: text.optional(),
  userType: z.enum(['Member', 'Guest']).optional(),
  accountEnabled: z.boolean().optional(),
  preferredLanguage: text.optional(),
  otherMails: z.array(z.string()).optional(),
});
type UserChanges = z.infer<typeof changesSchema>;

const readOnly = new Set([
  'id',
  'createdDateTime',
  'creationType',
  'deletedDateTime',
  'externalUserState',
  'externalUserStateChangeDateTime',
  'proxyAddresses',
  'signInSessionsValidFromDateTime',
]);

/** The body of `PATCH /users/{id}`. @throws GraphError 400 for properties a user does not have or that are read-only. */
export function userChanges(body: unknown): UserChanges {
  const changes = parseBody(changesSchema, body);
  for (const name of Object.keys(changes)) {
    if (readOnly.has(name)) throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    if (!userType.properties.includes(name) && !name.startsWith('extension_')) {
      throw badRequest(`Invalid property '${name}'.`);
    }
  }
  return changes;
}
