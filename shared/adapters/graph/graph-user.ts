import { z } from 'zod';
import type { DirectoryPerson } from '../../ports/directory';

/** The members of a user that this adapter asks for. */
export const userFields =
  'id,displayName,mail,accountEnabled,preferredLanguage,userType,externalUserState';

export const graphUserSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  preferredLanguage: z.string().nullish(),
  userType: z.string().nullish(),
  externalUserState: z.string().nullish(),
});
export type GraphUser = z.infer<typeof graphUserSchema>;

export const graphUsersSchema = z.object({
  value: z.array(graphUserSchema),
  '@odata.nextLink': z.string().optional(),
});

/** The user as somebody who may decide; undefined without a mailbox or with a blocked account. */
export function toPerson(user: GraphUser): DirectoryPerson | undefined {
  const { id, displayName, mail, accountEnabled, preferredLanguage } = user;
  if (accountEnabled === false || mail === undefined || mail === null || mail === '')
    return undefined;
  return {
    id,
    address: mail,
    displayName: displayName ?? mail,
    ...(preferredLanguage === undefined || preferredLanguage === null
      ? {}
      : { language: preferredLanguage }),
  };
}
