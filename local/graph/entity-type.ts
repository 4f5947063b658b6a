/** What Graph shows of one kind of object. */
export interface EntityType {
  /** E.g. `user` in `#microsoft.graph.user`. */
  readonly name: string;
  /** All properties that may be selected or filtered on. */
  readonly properties: readonly string[];
  /** What comes without `$select`; everything where Graph has no smaller default. */
  readonly defaults: readonly string[];
}

const userDefaults = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** @see https://learn.microsoft.com/graph/api/resources/user */
export const userType: EntityType = {
  name: 'user',
  defaults: userDefaults,
  properties: [
    ...userDefaults,
    'accountEnabled',
    'city',
    'companyName',
    'country',
    'createdDateTime',
    'creationType',
    'deletedDateTime',
    'department',
    'employeeId',
    'employeeType',
    'externalUserState',
    'externalUserStateChangeDateTime',
    'identities',
    'mailNickname',
    'otherMails',
    'postalCode',
    'proxyAddresses',
    'signInSessionsValidFromDateTime',
    'state',
    'streetAddress',
    'usageLocation',
    'userType',
  ],
};

const groupProperties = [
  'id',
  'createdDateTime',
  'deletedDateTime',
  'description',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'proxyAddresses',
  'securityEnabled',
  'visibility',
];

export const groupType: EntityType = {
  name: 'group',
  defaults: groupProperties,
  properties: groupProperties,
};

const applicationProperties = ['id', 'appId', 'appRoles', 'createdDateTime', 'displayName'];

export const applicationType: EntityType = {
  name: 'application',
  defaults: applicationProperties,
  properties: applicationProperties,
};

const servicePrincipalProperties = [
  'id',
  'accountEnabled',
  'appDisplayName',
  'appId',
  'appRoleAssignmentRequired',
  'appRoles',
  'displayName',
  'servicePrincipalType',
];

export const servicePrincipalType: EntityType = {
  name: 'servicePrincipal',
  defaults: servicePrincipalProperties,
  properties: servicePrincipalProperties,
};

const appRoleAssignmentProperties = [
  'id',
  'appRoleId',
  'createdDateTime',
  'principalDisplayName',
  'principalId',
  'principalType',
  'resourceDisplayName',
  'resourceId',
];

export const appRoleAssignmentType: EntityType = {
  name: 'appRoleAssignment',
  defaults: appRoleAssignmentProperties,
  properties: appRoleAssignmentProperties,
};
