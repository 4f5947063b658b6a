import { roleIds } from 'role-ids.bicep'
@minLength(6)
@maxLength(50)
param name string
param location string
param tags object

@allowed(['Standard', 'Premium'])
param sku string

@description('False closes the public endpoint, which only Premium can.')
param isPublic bool

@description('The app. Its name is known before it is made, so that what-if can follow it.')
param identityName string
param principalId string
param diagnosticsOn bool
param workspaceId string

// The local broker reads the same list.
var queues = loadJsonContent('../service-bus-queues.json').queues

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: sku == 'Premium' ? { name: sku, tier: sku, capacity: 1 } : { name: sku, tier: sku }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
  }
}

resource made 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' = [
  for queue in queues: {
    parent: namespace
    name: queue.name
    properties: {
      deadLetteringOnMessageExpiration: queue.deadLetteringOnMessageExpiration
      defaultMessageTimeToLive: queue.defaultMessageTimeToLive
      duplicateDetectionHistoryTimeWindow: queue.duplicateDetectionWindow
      lockDuration: queue.lockDuration
      maxDeliveryCount: queue.maxDeliveryCount
      requiresDuplicateDetection: true
    }
  }
]

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, index) in queues: {
    name: guid(made[index].id, identityName, roleIds.serviceBusDataSender)
    scope: made[index]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds.serviceBusDataSender)
    }
  }
]

resource receivers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, index) in queues: {
    name: guid(made[index].id, identityName, roleIds.serviceBusDataReceiver)
    scope: made[index]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roleIds.serviceBusDataReceiver
      )
    }
  }
]

// The stable version knows no groups of logs.
#disable-next-line use-recent-api-versions
resource records 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (diagnosticsOn) {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

output id string = namespace.id
output hostName string = '${namespace.name}.servicebus.windows.net'
