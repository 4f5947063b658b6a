import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Directory } from './directory';
import { groupType } from './entity-type';
import { entityView } from './entity-view';
import { addMembers } from './group-members';
import { badRequest, notSimulated } from './graph-error';
import type { GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { parseBody } from './parse-body';
import { permissions } from './permissions';
import { referencedId } from './reference-body';

const groupSchema = z.object({
  displayName: z.string().min(1).max(256),
  mailNickname: z.string().min(1),
  mailEnabled: z.literal(false),
  securityEnabled: z.literal(true),
  description: z.string().nullish(),
  groupTypes: z.array(z.literal('DynamicMembership')).default([]),
  membershipRule: z.string().nullish(),
});

const knownRule = 'user.userType -eq "Guest"';

const bindSchema = z.strictObject({ 'members@odata.bind': z.array(z.string()).min(1) });

const mostMembersAtOnce = 20;

const create = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/groups',
  permissions: [permissions.createGroups],
  answer(call) {
    const body = parseBody(groupSchema, call.body);
    if (body.groupTypes.length > 0 && body.membershipRule !== knownRule) {
      throw notSimulated(`any membership rule but ${knownRule}`);
    }
    const group = {
      ...body,
      id: randomUUID(),
      mail: null,
      createdDateTime: directory.timestamp(),
      memberIds: [],
    };
    directory.groups.put(group);
    directory.note('POST /groups', `The group ${group.displayName} was created.`, group.id);
    return { status: 201, body: entityView(call, groupType, group) };
  },
});

const bindMembers = (directory: Directory): GraphRoute => ({
  method: 'PATCH',
  path: '/groups/:id',
  permissions: [permissions.writeMembers],
  answer(call, parameter) {
    const { 'members@odata.bind': addresses } = parseBody(bindSchema, call.body);
    if (addresses.length > mostMembersAtOnce) {
      throw badRequest(
        `The number of references to add exceeds the maximum of ${mostMembersAtOnce}.`,
      );
    }
    addMembers(directory, parameter('id'), addresses.map(referencedId));
    return { status: 204 };
  },
});

/** @see https://learn.microsoft.com/graph/api/resources/group */
export function groupRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    {
      method: 'GET',
      path: '/groups',
      permissions: [permissions.readGroups],
      answer: (call) => ({
        status: 200,
        body: odataPage(call, groupType, directory.groups.list()),
      }),
    },
    {
      method: 'GET',
      path: '/groups/:id',
      permissions: [permissions.readGroups],
      answer: (call, parameter) => ({
        status: 200,
        body: entityView(call, groupType, directory.group(parameter('id'))),
      }),
    },
    create(directory),
    bindMembers(directory),
  ];
}
