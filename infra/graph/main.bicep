extension microsoftGraphV1

@description('Object id of the app\'s identity: VESTIBULE_IDENTITY_PRINCIPAL_ID.')
param principalId string

@description('What the app is to do; features.json says which permissions each takes, and why.')
param features (
  | 'invite'
  | 'tenantSettings'
  | 'approverGroups'
  | 'groups'
  | 'applications'
  | 'accounts'
  | 'sites'
  | 'entitlementManagement')[] = [
  'invite'
  'groups'
]

var known = loadJsonContent('features.json')
var wanted = union(flatten(map(features, feature => known[feature].roles)), [])

resource graph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for name in wanted: {
    appRoleId: filter(graph.appRoles, role => role.value == name)[0].id
    principalId: principalId
    resourceId: graph.id
  }
]
