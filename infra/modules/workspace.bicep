param name string
param location string
param tags object

@minValue(30)
@maxValue(730)
param retentionInDays int

@description('Rule that every row passes before it is stored; empty for none.')
param transformationRuleId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    defaultDataCollectionRuleResourceId: empty(transformationRuleId) ? null : transformationRuleId
  }
}

output id string = workspace.id
