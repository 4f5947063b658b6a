import type { Directory } from './directory';
import type { User } from './directory-objects';
import { userType } from './entity-type';
import { entityView } from './entity-view';
import { notFound } from './graph-error';
import type { GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { permissions } from './permissions';

const deletedUser = (directory: Directory, id: string): User => {
  const user = directory.deletedUsers.get(id);
  if (user === undefined) throw notFound(id);
  return user;
};

const item = '/directory/deletedItems/:id';

const read = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.user',
    permissions: [permissions.readUsers],
    answer: (call) => ({
      status: 200,
      body: odataPage(call, userType, directory.deletedUsers.list()),
    }),
  },
  {
    method: 'GET',
    path: item,
    permissions: [permissions.readUsers],
    answer: (call, parameter) => ({
      status: 200,
      body: entityView(call, userType, deletedUser(directory, parameter('id'))),
    }),
  },
];

const restore = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: `${item}/restore`,
  permissions: [permissions.deleteUsers],
  answer(call, parameter) {
    const user = { ...deletedUser(directory, parameter('id')), deletedDateTime: null };
    directory.deletedUsers.remove(user.id);
    directory.users.put(user);
    directory.note(
      'POST /directory/deletedItems/restore',
      `${user.displayName} was restored.`,
      user.id,
    );
    return { status: 200, body: entityView(call, userType, user) };
  },
});

const purge = (directory: Directory): GraphRoute => ({
  method: 'DELETE',
  path: item,
  permissions: [permissions.deleteUsers],
  answer(_call, parameter) {
    const user = deletedUser(directory, parameter('id'));
    directory.deletedUsers.remove(user.id);
    directory.note(
      'DELETE /directory/deletedItems',
      `${user.displayName} was deleted for good.`,
      user.id,
    );
    return { status: 204 };
  },
});

/** Deleted users, who keep their ids, groups and roles while they can be restored. */
export function deletedItemRoutes(directory: Directory): readonly GraphRoute[] {
  return [...read(directory), restore(directory), purge(directory)];
}
