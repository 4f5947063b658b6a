import { z } from 'zod';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';

interface Need {
  /** Any one of these application permissions will do, the least first. */
  readonly anyOf: readonly [string, ...string[]];
  readonly for: string;
}

const needs: readonly Need[] = [
  {
    anyOf: ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    for: 'inviting guests',
  },
  {
    anyOf: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    for: 'finding people',
  },
  {
    anyOf: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    for: 'putting guests into groups',
  },
];

const applicationNeeds: readonly Need[] = [
  { anyOf: ['AppRoleAssignment.ReadWrite.All'], for: 'giving application roles' },
];

const authorizationPolicySchema = z.object({ allowInvitesFrom: z.string() });

// Applications are refused by these whatever their permissions.
const closed: ReadonlySet<string> = new Set(['none', 'adminsAndGuestInviters']);

/**
 * What keeps the app from its work in this tenant, in plain words: a permission that its token lacks, or a setting that
 * forbids invitations. Empty when nothing is known to; a tenant that does not show its settings is given the benefit.
 * @see https://learn.microsoft.com/graph/api/invitation-post (an application is refused where invitations are restricted)
 */
export async function tenantProblems(
  api: GraphApi,
  assignsApplications: boolean,
): Promise<readonly string[]> {
  const granted = new Set(await api.grantedRoles());
  const missing = [...needs, ...(assignsApplications ? applicationNeeds : [])]
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
