import {
  applicationSchema,
  appRoleAssignmentSchema,
  assignmentRequestSchema,
  assignmentSchema,
  changeSchema,
  groupSchema,
  redeemLinkSchema,
  servicePrincipalSchema,
  siteSchema,
  userSchema,
} from './directory-objects';
import type {
  Application,
  AppRoleAssignment,
  Assignment,
  AssignmentRequest,
  Change,
  Group,
  RedeemLink,
  ServicePrincipal,
  Site,
  User,
} from './directory-objects';
import type { Collection, JournalStore } from './journal-store';

/** Everything the tenant holds, by kind. */
export interface DirectoryCollections {
  readonly users: Collection<User>;
  readonly deletedUsers: Collection<User>;
  readonly groups: Collection<Group>;
  readonly applications: Collection<Application>;
  readonly servicePrincipals: Collection<ServicePrincipal>;
  readonly appRoleAssignments: Collection<AppRoleAssignment>;
  readonly sites: Collection<Site>;
  readonly redeemLinks: Collection<RedeemLink>;
  readonly assignments: Collection<Assignment>;
  readonly assignmentRequests: Collection<AssignmentRequest>;
  readonly changes: Collection<Change>;
}

export function collections(store: JournalStore): DirectoryCollections {
  return {
    users: store.collection('users', userSchema),
    deletedUsers: store.collection('deletedUsers', userSchema),
    groups: store.collection('groups', groupSchema),
    applications: store.collection('applications', applicationSchema),
    servicePrincipals: store.collection('servicePrincipals', servicePrincipalSchema),
    appRoleAssignments: store.collection('appRoleAssignments', appRoleAssignmentSchema),
    sites: store.collection('sites', siteSchema),
    redeemLinks: store.collection('redeemLinks', redeemLinkSchema),
    assignments: store.collection('assignments', assignmentSchema),
    assignmentRequests: store.collection('assignmentRequests', assignmentRequestSchema),
    changes: store.collection('changes', changeSchema),
  };
}
