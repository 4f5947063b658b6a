import { z } from 'zod';

import { issueAccessToken } from '../../../local/graph/access-token';
import { graphClient, type GraphTenant } from './graph-tenant';

/** Somebody who may do everything in a tenant, and does it beside the app. Answers ids. */
export interface GraphAdmin {
  addGroup(displayName: string): Promise<string>;
  /** A group whose members are all guests. */
  addDynamicGroup(displayName: string): Promise<string>;
  /** An application with the role Reader, or with none at all: then there is only default access. */
  addApplication(displayName: string, options?: ApplicationOptions): Promise<string>;
  addMember(address: string): Promise<string>;
  join(groupId: string, memberId: string): Promise<void>;
  /** Assigns a user or a group to an application. */
  assign(applicationId: string, principalId: string, appRoleId: string): Promise<string>;
}

export interface ApplicationOptions {
  readonly hasRoles?: boolean;
  /** Nobody but who is assigned gets in. */
  readonly appRoleAssignmentRequired?: boolean;
}

export const readerRole = '0c000000-0000-4000-8000-0000000000b1';
export const defaultAccess = '00000000-0000-0000-0000-000000000000';

const createdSchema = z.object({ id: z.string(), appId: z.string().optional() });
const roles = ['Directory.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'];

const reader = {
  id: readerRole,
  value: 'Reader',
  displayName: 'Reader',
  description: 'Reads',
  isEnabled: true,
  allowedMemberTypes: ['User'],
};

export function graphAdmin({ graph, clock }: GraphTenant): GraphAdmin {
  const token = async (): Promise<string> =>
    Promise.resolve(issueAccessToken('https://graph.microsoft.com', 'admin', roles, clock.now()));
  const client = graphClient(graph.url, token);
  const create = async (path: string, body: object): Promise<z.infer<typeof createdSchema>> =>
    createdSchema.parse(await client.api(path).post(body));
  const addGroup = async (displayName: string, more: object = {}): Promise<string> => {
    const group = { displayName, mailNickname: 'group', mailEnabled: false, securityEnabled: true };
    return (await create('/groups', { ...group, ...more })).id;
  };

  return {
    addGroup: async (displayName) => addGroup(displayName),
    addDynamicGroup: async (displayName) =>
      addGroup(displayName, {
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.userType -eq "Guest"',
      }),
    async addApplication(displayName, { hasRoles = true, appRoleAssignmentRequired = false } = {}) {
      const appRoles = hasRoles ? [reader] : [];
      const { appId } = await create('/applications', { displayName, appRoles });
      return (await create('/servicePrincipals', { appId, appRoleAssignmentRequired })).id;
    },
    addMember: async (address) =>
      (
        await create('/users', {
          accountEnabled: true,
          displayName: address,
          mailNickname: 'member',
          userPrincipalName: address,
          passwordProfile: { password: 'irrelevant' },
        })
      ).id,
    async join(groupId, memberId) {
      const member = `https://graph.microsoft.com/v1.0/directoryObjects/${memberId}`;
      await client.api(`/groups/${groupId}/members/$ref`).post({ '@odata.id': member });
    },
    async assign(applicationId, principalId, appRoleId) {
      const body = { principalId, resourceId: applicationId, appRoleId };
      return (await create(`/servicePrincipals/${applicationId}/appRoleAssignedTo`, body)).id;
    },
  };
}
