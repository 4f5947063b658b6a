@description('The data storage. Its name is known before it is made, so that what-if can follow it.')
param accountName string

@minValue(1)
@maxValue(146000)
@description('For how long nobody can change or delete what was copied.')
param retentionInDays int

@description('True once the policy was locked: a locked one cannot be deployed again.')
param isLocked bool

@description('The app. Its name is known before it is made, so that what-if can follow it.')
param identityName string
param principalId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: account::blobs
  name: 'audit'
  properties: { publicAccess: 'None' }

  // Unlocked it protects as well, but whoever may manage the account can take it away.
  resource policy 'immutabilityPolicies' = if (!isLocked) {
    name: 'default'
    properties: {
      immutabilityPeriodSinceCreationInDays: retentionInDays
      allowProtectedAppendWrites: false
    }
  }
}

// Every built-in role that may add a blob may also replace and delete others.
resource archivist 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'audit-archivist')
  properties: {
    roleName: 'Vestibule audit archivist (${accountName})'
    description: 'Adds blobs to one container and sees them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource archives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(container.id, identityName, archivist.id)
  scope: container
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: archivist.id
  }
}
