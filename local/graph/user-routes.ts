import { z } from 'zod';

import type { Directory } from './directory';
import { userSchema } from './directory-objects';
import { userType } from './entity-type';
import { entityView } from './entity-view';
import { badRequest, requestDenied } from './graph-error';
import type { Caller, GraphRoute } from './graph-route';
import { newMember } from './new-user';
import { odataPage } from './odata-page';
import { parseBody } from './parse-body';
import { permissions } from './permissions';
import { userChanges } from './user-changes';

const memberSchema = z.object({
  displayName: z.string().min(1),
  userPrincipalName: z.email(),
  accountEnabled: z.boolean(),
  mailNickname: z.string().min(1),
  passwordProfile: z.object({ password: z.string() }),
  preferredLanguage: z.string().nullish(),
});

const onlyEnables = (changes: object): boolean =>
  Object.keys(changes).every((name) => name === 'accountEnabled');

const checkMayChange = (caller: Caller, changes: object): void => {
  const needed = onlyEnables(changes) ? permissions.enableUsers : permissions.writeUsers;
  if (needed.some((role) => caller.roles.has(role))) return;
  throw requestDenied();
};

const create = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/users',
  permissions: [permissions.writeUsers],
  answer(call) {
    const body = parseBody(memberSchema, call.body);
    if (directory.usersWithAddress(body.userPrincipalName).length > 0) {
      throw badRequest(
        'Another object with the same value for property userPrincipalName already exists.',
      );
    }
    const user = {
      ...newMember(directory, body.userPrincipalName, body.displayName),
      accountEnabled: body.accountEnabled,
      preferredLanguage: body.preferredLanguage ?? null,
    };
    directory.addUser(user);
    directory.note('POST /users', `${user.displayName} was created.`, user.id);
    return { status: 201, body: entityView(call, userType, user) };
  },
});

const remove = (directory: Directory): GraphRoute => ({
  method: 'DELETE',
  path: '/users/:id',
  permissions: [permissions.deleteUsers],
  answer(_call, parameter) {
    const user = directory.user(parameter('id'));
    directory.users.remove(user.id);
    directory.deletedUsers.put({ ...user, deletedDateTime: directory.timestamp() });
    directory.note(
      'DELETE /users',
      `${user.displayName} was deleted; it can be restored.`,
      user.id,
    );
    return { status: 204 };
  },
});

const change = (directory: Directory): GraphRoute => ({
  method: 'PATCH',
  path: '/users/:id',
  permissions: [[...permissions.writeUsers, ...permissions.enableUsers]],
  answer({ body, caller }, parameter) {
    const user = directory.user(parameter('id'));
    const changes = userChanges(body);
    checkMayChange(caller, changes);
    directory.users.put(userSchema.parse({ ...user, ...changes }));
    const names = Object.keys(changes).join(', ');
    directory.note('PATCH /users', `${user.displayName} was changed: ${names}.`, user.id);
    return { status: 204 };
  },
});

const revoke = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/users/:id/revokeSignInSessions',
  permissions: [permissions.revokeSessions],
  answer(_call, parameter) {
    const user = directory.user(parameter('id'));
    directory.users.put({ ...user, signInSessionsValidFromDateTime: directory.timestamp() });
    directory.note(
      'POST /users/revokeSignInSessions',
      `${user.displayName} was signed out everywhere.`,
      user.id,
    );
    return {
      status: 200,
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean',
        value: true,
      },
    };
  },
});

/** @see https://learn.microsoft.com/graph/api/resources/user */
export function userRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    {
      method: 'GET',
      path: '/users',
      permissions: [permissions.readUsers],
      answer: (call) => ({
        status: 200,
        body: odataPage(call, userType, directory.visibleUsers()),
      }),
    },
    {
      method: 'GET',
      path: '/users/:id',
      permissions: [permissions.readUsers],
      answer: (call, parameter) => ({
        status: 200,
        body: entityView(call, userType, directory.user(parameter('id'))),
      }),
    },
    create(directory),
    change(directory),
    remove(directory),
    revoke(directory),
  ];
}
