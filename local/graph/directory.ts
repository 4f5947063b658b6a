import type { StackClock } from '../clock/stack-clock';
import { collections } from './directory-collections';
import type { DirectoryCollections } from './directory-collections';
import type { AppRoleAssignment, Group, ServicePrincipal, User } from './directory-objects';
import { notFound } from './graph-error';
import type { GraphSettings } from './graph-settings';
import type { JournalStore } from './journal-store';
import { makeLingering } from './lingering';
import type { Lingering } from './lingering';

/** A user, group or service principal, whichever has the id. */
export type Principal =
  | { readonly kind: 'User'; readonly object: User }
  | { readonly kind: 'Group'; readonly object: Group }
  | { readonly kind: 'ServicePrincipal'; readonly object: ServicePrincipal };

export interface Membership {
  readonly groupId: string;
  readonly memberId: string;
}

/** The tenant's objects and what every call needs to know of them. */
export interface Directory extends DirectoryCollections {
  readonly settings: GraphSettings;
  now(): number;
  /** The stack's time as Graph writes it. */
  timestamp(): string;
  /** Users that have reached the replica which answers. */
  visibleUsers(): readonly User[];
  /** Whether a user is there but has not reached every replica. */
  isOnItsWay(id: string): boolean;
  /** By object id or user principal name. @throws GraphError 404. */
  user(key: string): User;
  /** @throws GraphError 404. */
  group(id: string): Group;
  /** @throws GraphError 404. */
  principal(id: string): Principal;
  readonly formerMembers: Lingering<Membership>;
  readonly formerAppRoles: Lingering<AppRoleAssignment>;
  /** Users, in sight or not, that own an address in any of the ways Graph knows. */
  usersWithAddress(address: string): readonly User[];
  /** Adds a user who stays out of sight for the replication delay. */
  addUser(user: User): void;
  note(operation: string, text: string, objectId: string): void;
}

const keptChanges = 500;

const ownsAddress = (user: User, address: string): boolean =>
  [
    user.mail ?? '',
    user.userPrincipalName,
    ...user.otherMails,
    ...user.proxyAddresses.map((proxy) => proxy.replace(/^smtp:/iu, '')),
  ].some((owned) => owned.toLowerCase() === address.toLowerCase());

const required = <T>(found: T | undefined, key: string): T => {
  if (found === undefined) throw notFound(key);
  return found;
};

type Lookups = Pick<
  Directory,
  'visibleUsers' | 'user' | 'group' | 'principal' | 'usersWithAddress'
>;

const makeLookups = (kept: DirectoryCollections, isVisible: (user: User) => boolean): Lookups => {
  const findUser = (key: string): User | undefined => {
    const wanted = key.toLowerCase();
    const user =
      kept.users.get(wanted) ??
      kept.users.list().find((each) => each.userPrincipalName.toLowerCase() === wanted);
    return user !== undefined && isVisible(user) ? user : undefined;
  };

  const findPrincipal = (id: string): Principal | undefined => {
    const user = findUser(id);
    if (user !== undefined) return { kind: 'User', object: user };
    const group = kept.groups.get(id);
    if (group !== undefined) return { kind: 'Group', object: group };
    const application = kept.servicePrincipals.get(id);
    return application === undefined
      ? undefined
      : { kind: 'ServicePrincipal', object: application };
  };

  return {
    visibleUsers: () => kept.users.list().filter(isVisible),
    user: (key) => required(findUser(key), key),
    group: (id) => required(kept.groups.get(id), id),
    principal: (id) => required(findPrincipal(id), id),
    usersWithAddress: (address) => kept.users.list().filter((user) => ownsAddress(user, address)),
  };
};

/** The tenant over its store; time, settings and replication decide what is in sight. */
export function makeDirectory(
  store: JournalStore,
  clock: StackClock,
  settings: GraphSettings,
): Directory {
  const kept = collections(store);
  const visibleFrom = new Map<string, number>();
  const timestamp = (): string => new Date(clock.now()).toISOString();
  let changes = Number(kept.changes.list().at(-1)?.id ?? 0);

  const now = (): number => clock.now();
  const removalDelay = (): number => settings.removalDelayMs;
  const isVisible = ({ id }: User): boolean => clock.now() >= (visibleFrom.get(id) ?? 0);

  return {
    ...kept,
    ...makeLookups(kept, isVisible),
    formerMembers: makeLingering(now, removalDelay),
    formerAppRoles: makeLingering(now, removalDelay),
    isOnItsWay(id) {
      const user = kept.users.get(id);
      return user !== undefined && !isVisible(user);
    },
    settings,
    now,
    timestamp,
    addUser(user) {
      kept.users.put(user);
      visibleFrom.set(user.id, clock.now() + settings.replicationDelayMs);
    },
    note(operation, text, objectId) {
      changes += 1;
      kept.changes.put({ id: String(changes), at: timestamp(), operation, text, objectId });
      kept.changes.remove(String(changes - keptChanges));
    },
  };
}
