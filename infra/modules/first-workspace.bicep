param name string
param location string
param tags object
param retentionInDays int

// A rule needs its workspace, and the workspace names its rule. One that is there is left alone: set back to no rule, it
// would store tokens until it had its rule again.
@onlyIfNotExists()
resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    features: { disableLocalAuth: true }
  }
}

output id string = workspace.id
