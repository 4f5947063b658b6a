param suffix string
param location string
param tags object

@description('Who is told; empty tells the owners of the subscription.')
param operatorsMail string
param runbookUrl string
param workspaceId string
param serviceBusId string
param communicationServiceId string
param identityClientId string

var ownerRoleId = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operators-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'vestibule'
    emailReceivers: empty(operatorsMail)
      ? []
      : [{ name: 'operators', emailAddress: operatorsMail, useCommonAlertSchema: true }]
    armRoleReceivers: empty(operatorsMail) ? [{ name: 'owners', roleId: ownerRoleId, useCommonAlertSchema: true }] : []
  }
}

module logAlerts 'log-alerts.bicep' = {
  params: {
    suffix: suffix
    location: location
    tags: tags
    workspaceId: workspaceId
    identityClientId: identityClientId
    actionGroupId: operators.id
    runbookUrl: runbookUrl
  }
}

module metricAlerts 'metric-alerts.bicep' = {
  params: {
    suffix: suffix
    tags: tags
    serviceBusId: serviceBusId
    communicationServiceId: communicationServiceId
    actionGroupId: operators.id
    runbookUrl: runbookUrl
  }
}
