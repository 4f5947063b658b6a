import { z } from 'zod';

/** What a test or a developer may turn while the simulator runs; everything else of the tenant is fixed. */
export const graphSettingsSchema = z.strictObject({
  /** Domains on the tenant's deny list, lower case. */
  blockedDomains: z.array(z.string().toLowerCase()),
  /** As in the tenant's authorization policy; the last two refuse every application. */
  allowInvitesFrom: z.enum([
    'everyone',
    'adminsGuestInvitersAndAllMembers',
    'adminsAndGuestInviters',
    'none',
  ]),
  /** Times the documented limits; 0 switches throttling off. */
  throttleFactor: z.number().min(0),
  /** How long a new object stays out of sight, in milliseconds. */
  replicationDelayMs: z.number().min(0),
  /** How long a membership or an app role that was taken away is still shown, in milliseconds. */
  removalDelayMs: z.number().min(0),
  /** How long an entitlement management request stays `submitted`, in milliseconds. */
  deliveryDelayMs: z.number().min(0),
  /** Application permissions that new tokens carry; tokens already issued keep theirs. */
  grantedRoles: z.array(z.string()),
});

export type GraphSettings = z.infer<typeof graphSettingsSchema>;

export const defaultGraphSettings: GraphSettings = {
  blockedDomains: [],
  allowInvitesFrom: 'everyone',
  throttleFactor: 0,
  replicationDelayMs: 0,
  removalDelayMs: 0,
  deliveryDelayMs: 0,
  grantedRoles: [
    'User.Invite.All',
    'User.ReadWrite.All',
    'GroupMember.ReadWrite.All',
    'Application.Read.All',
    'AppRoleAssignment.ReadWrite.All',
    'EntitlementManagement.ReadWrite.All',
    'Organization.Read.All',
    'Policy.Read.All',
    'Sites.Read.All',
    'Mail.Send',
  ],
};
