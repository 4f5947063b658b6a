import { roleIds } from 'role-ids.bicep'
import { appIdentity } from 'types.bicep'

param name string
param location string
param tags object
param workspaceId string

@description('The app: it may write telemetry, not read it.')
param identity appIdentity

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    DisableIpMasking: false
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspaceId
  }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.name, roleIds.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.monitoringMetricsPublisher
    )
  }
}

// Names where to send, and gives no right to: keys are off.
output connectionString string = insights.properties.ConnectionString
