import { z } from 'zod';
import { lineField, userField } from './fields';

const user = z.strictObject({ user: userField.describe('User principal name or object id.') });
const group = z.strictObject({
  group: lineField.describe(
    'Object id, or a display name that only one group has; its members count, nested ones too. Use object ids in a deployed policy.',
  ),
});

/** `{ user }` or `{ group }`. */
export const directoryReferenceDocument = z.union([user, group]);

/** `{ user }`, `{ group }`, `{ sponsors: connectedOrganization }` or `{ managerOf }`. */
export const approverReferenceDocument = z.union([
  user,
  group,
  z.strictObject({
    sponsors: z
      .literal('connectedOrganization')
      .describe("The sponsors of the requestor's connected organization."),
  }),
  z.strictObject({ managerOf: userField.describe('The direct manager of this user.') }),
]);

export type DirectoryReferenceDocument = z.output<typeof directoryReferenceDocument>;
export type ApproverReferenceDocument = z.output<typeof approverReferenceDocument>;
