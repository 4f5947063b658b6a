import type { Directory, Principal } from './directory';
import type { Group, User } from './directory-objects';
import { badRequest, requestDenied } from './graph-error';

const isDynamic = ({ groupTypes }: Group): boolean => groupTypes.includes('DynamicMembership');

/** The one rule there is: every guest. */
const fitsRule = ({ userType }: User): boolean => userType === 'Guest';

/**
 * Adds all or none.
 * @throws GraphError 404 for what is not there, 400 for what is not there yet or a member already, 403 for a rule-based group.
 */
export function addMembers(directory: Directory, groupId: string, ids: readonly string[]): void {
  const group = directory.group(groupId);
  if (isDynamic(group)) throw requestDenied();
  if (ids.some((id) => directory.isOnItsWay(id))) {
    throw badRequest(
      "The source resource object or one of the objects being referenced don't exist.",
    );
  }
  const principals = ids.map((id) => directory.principal(id));
  const added = principals.map(({ object }) => object.id);
  if (added.some((id) => group.memberIds.includes(id)) || new Set(added).size < added.length) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  directory.groups.put({ ...group, memberIds: [...group.memberIds, ...added] });
  const names = principals.map(({ object }) => object.displayName).join(', ');
  directory.note('POST /groups/members', `${names} joined ${group.displayName}.`, group.id);
}

/** With those who left and are still shown. */
const memberIds = (directory: Directory, group: Group): readonly string[] => {
  if (isDynamic(group)) {
    const fitting = directory.users.list().filter(fitsRule);
    return fitting.map(({ id }) => id);
  }
  const former = directory.formerMembers.list().filter(({ groupId }) => groupId === group.id);
  return [...new Set([...group.memberIds, ...former.map(({ memberId }) => memberId)])];
};

/** Groups that a user is a direct member of. */
export function groupsOf(directory: Directory, userId: string): readonly Group[] {
  return directory.groups.list().filter((group) => memberIds(directory, group).includes(userId));
}

const direct = (directory: Directory, groupId: string): readonly Principal[] =>
  memberIds(directory, directory.group(groupId)).flatMap((id): readonly Principal[] => {
    const user = directory.users.get(id);
    if (user !== undefined) return [{ kind: 'User', object: user }];
    const group = directory.groups.get(id);
    if (group !== undefined) return [{ kind: 'Group', object: group }];
    const application = directory.servicePrincipals.get(id);
    return application === undefined ? [] : [{ kind: 'ServicePrincipal', object: application }];
  });

/** Members of a group that are not deleted. @throws GraphError 404 without such a group. */
export function membersOf(directory: Directory, groupId: string): readonly Principal[] {
  return direct(directory, directory.group(groupId).id);
}

/** Members of a group and of the groups in it, each once. @throws GraphError 404 without such a group. */
export function transitiveMembersOf(directory: Directory, groupId: string): readonly Principal[] {
  const found = new Map<string, Principal>();
  const open = [directory.group(groupId).id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const principal of direct(directory, id)) {
      if (found.has(principal.object.id)) continue;
      found.set(principal.object.id, principal);
      if (principal.kind === 'Group') open.push(principal.object.id);
    }
  }
  return [...found.values()];
}
