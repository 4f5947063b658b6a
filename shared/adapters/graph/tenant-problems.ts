import { z } from 'zod';
import type { PolicyUses } from '../../domain/policy/policy-uses';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';

interface Need {
  /** Any one of these application permissions will do, the least first. */
  readonly anyOf: readonly [string, ...string[]];
  readonly for: string;
}

const groupWriters = [
  'GroupMember.ReadWrite.All',
  'Group.ReadWrite.All',
  'Directory.ReadWrite.All',
];
const groupReaders = [
  'GroupMember.Read.All',
  ...groupWriters,
  'Group.Read.All',
  'Directory.Read.All',
] as const;
const userWriters = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

const always: readonly Need[] = [
  { anyOf: ['User.Invite.All', ...userWriters], for: 'inviting guests' },
  { anyOf: ['User.Read.All', ...userWriters, 'Directory.Read.All'], for: 'finding people' },
];

const needs: Readonly<Record<string, readonly Need[]>> = {
  groupMembers: [{ anyOf: groupReaders, for: 'asking the members of groups' }],
  groups: [
    {
      anyOf: ['GroupMember.ReadWrite.All', ...groupWriters],
      for: 'putting guests into groups',
    },
  ],
  applications: [
    { anyOf: ['AppRoleAssignment.ReadWrite.All'], for: 'giving application roles' },
    {
      anyOf: ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
      for: 'finding applications',
    },
  ],
  accounts: [
    { anyOf: ['User.EnableDisableAccount.All', ...userWriters], for: 'blocking guests' },
    { anyOf: ['User.RevokeSessions.All', ...userWriters], for: 'ending sessions of guests' },
    { anyOf: ['User.DeleteRestore.All', ...userWriters], for: 'deleting guests' },
    { anyOf: groupReaders, for: 'seeing what else guests have' },
  ],
  entitlementPackages: [
    {
      anyOf: ['EntitlementManagement.ReadWrite.All'],
      for: 'assigning packages of entitlement management',
    },
  ],
} satisfies Record<keyof PolicyUses, readonly Need[]>;

const authorizationPolicySchema = z.object({ allowInvitesFrom: z.string() });

// Applications are refused by these whatever their permissions.
const closed: ReadonlySet<string> = new Set(['none', 'adminsAndGuestInviters']);

/**
 * What keeps the app from what its policies have it do in this tenant, in plain words: a permission that its token
 * lacks, or a setting that forbids invitations. Empty when nothing is known to; a tenant that does not show its settings
 * is given the benefit.
 * @see https://learn.microsoft.com/graph/api/invitation-post (an application is refused where invitations are restricted)
 */
export async function tenantProblems(api: GraphApi, uses: PolicyUses): Promise<readonly string[]> {
  const granted = new Set(await api.grantedRoles());
  const used = Object.entries({ ...uses }).flatMap(([use, isUsed]) =>
    isUsed ? (needs[use] ?? []) : [],
  );
  const missing = [...always, ...used]
    .filter(({ anyOf }) => !anyOf.some((role) => granted.has(role)))
    .map(({ anyOf: [least], for: purpose }) => `The app lacks ${least}, needed for ${purpose}.`);
  const path = '/policies/authorizationPolicy';
  const policy = await graphCall(api.get(path), authorizationPolicySchema);
  return policy.kind === 'answer' && closed.has(policy.value.allowInvitesFrom)
    ? [
        ...missing,
        'The tenant does not let applications invite guests (external collaboration settings).',
      ]
    : missing;
}
