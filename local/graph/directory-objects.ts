import { z } from 'zod';

const nullableText = z.string().nullable();

/** A user as kept: Graph's properties, and the references that Graph shows as navigation properties. */
export const userSchema = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  mail: nullableText,
  userType: z.enum(['Member', 'Guest']),
  accountEnabled: z.boolean(),
  createdDateTime: z.string(),
  deletedDateTime: nullableText,
  preferredLanguage: nullableText,
  otherMails: z.array(z.string()),
  proxyAddresses: z.array(z.string()),
  creationType: nullableText,
  externalUserState: nullableText,
  externalUserStateChangeDateTime: nullableText,
  identities: z.array(
    z.object({ signInType: z.string(), issuer: z.string(), issuerAssignedId: nullableText }),
  ),
  managerId: nullableText,
  sponsorIds: z.array(z.string()),
});
export type User = z.infer<typeof userSchema>;

export const groupSchema = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  mailNickname: z.string(),
  mail: nullableText,
  mailEnabled: z.boolean(),
  securityEnabled: z.boolean(),
  groupTypes: z.array(z.string()),
  createdDateTime: z.string(),
  memberIds: z.array(z.string()),
});
export type Group = z.infer<typeof groupSchema>;

/** An application as registered; what people are assigned to is its service principal. */
export const applicationSchema = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  appRoles: z.array(
    z.object({
      id: z.string(),
      value: z.string(),
      displayName: z.string(),
      description: z.string(),
      isEnabled: z.boolean(),
      allowedMemberTypes: z.array(z.string()),
    }),
  ),
});

export type Application = z.infer<typeof applicationSchema>;

export const servicePrincipalSchema = applicationSchema.extend({ accountEnabled: z.boolean() });
export type ServicePrincipal = z.infer<typeof servicePrincipalSchema>;

export const appRoleAssignmentSchema = z.object({
  id: z.string(),
  appRoleId: z.string(),
  createdDateTime: z.string(),
  principalId: z.string(),
  principalDisplayName: z.string(),
  principalType: z.string(),
  resourceId: z.string(),
  resourceDisplayName: z.string(),
});
export type AppRoleAssignment = z.infer<typeof appRoleAssignmentSchema>;

export const siteSchema = z.looseObject({
  id: z.string(),
  displayName: z.string(),
  webUrl: z.string(),
});
export type Site = z.infer<typeof siteSchema>;

/** One redeem link; `id` is the secret in it. */
export const redeemLinkSchema = z.object({
  id: z.string(),
  userId: z.string(),
  redirectUrl: z.string(),
});
export type RedeemLink = z.infer<typeof redeemLinkSchema>;

const assignmentPart = z.object({
  id: z.string(),
  targetId: nullableText,
  targetEmail: nullableText,
  accessPackageId: nullableText,
  assignmentPolicyId: nullableText,
});

export const assignmentSchema = assignmentPart.extend({ state: z.string() });
export type Assignment = z.infer<typeof assignmentSchema>;

export const assignmentRequestSchema = z.object({
  id: z.string(),
  requestType: z.string(),
  createdDateTime: z.string(),
  deliverAt: z.number(),
  completedDateTime: nullableText,
  assignment: assignmentPart,
});
export type AssignmentRequest = z.infer<typeof assignmentRequestSchema>;

/** One line of what changed in the tenant. */
export const changeSchema = z.object({
  id: z.string(),
  at: z.string(),
  operation: z.string(),
  text: z.string(),
  objectId: z.string(),
});
export type Change = z.infer<typeof changeSchema>;
