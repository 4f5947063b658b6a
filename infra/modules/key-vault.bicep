import { roleIds } from 'role-ids.bicep'
@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('True brings a deleted vault of this name back, with its keys, instead of making one.')
param isRecovered bool

param isPublic bool

@description('Networks from which operators rotate keys while the vault is closed.')
param allowedRanges string[]

@description('The app. Its name is known before it is made, so that what-if can follow it.')
param identityName string
param principalId string

@description('Who writes keys: the person or pipeline that deploys, or a group of operators.')
param operatorPrincipalId string
param diagnosticsOn bool
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    createMode: isRecovered ? 'recover' : 'default'
    tenantId: tenant().tenantId
    sku: { name: 'standard', family: 'A' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: isPublic || !empty(allowedRanges) ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPublic ? 'Allow' : 'Deny'
      ipRules: [for range in allowedRanges: { value: range }]
    }
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, roleIds.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.keyVaultSecretsUser)
  }
}

resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, operatorPrincipalId, roleIds.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.keyVaultSecretsOfficer)
  }
}

// The stable version knows no groups of logs.
#disable-next-line use-recent-api-versions
resource records 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (diagnosticsOn) {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output id string = vault.id
output url string = 'https://${vault.name}${az.environment().suffixes.keyvaultDns}'
