@description('''
Cuts the tokens of mailed links out of what the Functions host records by itself: it knows the path of a request, and a
token is part of that path. Only functions that transformations know are used, so replace_regex is not among them.
''')
param name string
param location string
param tags object
param workspaceId string

var linkPattern = '/(verify|review|status|extend)/v1[.]'
var beforeToken = '(?s)^(.*?/(?:verify|review|status|extend)/)v1[.]'
var afterToken = '(?s)/(?:verify|review|status|extend)/v1[.][A-Za-z0-9._-]*(.*)$'

var cut = 'iif({0} matches regex @"{1}", strcat(extract(@"{2}", 1, {0}), "cut", extract(@"{3}", 1, {0})), {0})'

@description('Columns of each table that may hold a path.')
var columns = {
  AppRequests: ['Url', 'Name', 'OperationName']
  AppDependencies: ['Data', 'Name', 'OperationName']
  AppTraces: ['Message', 'OperationName']
  AppExceptions: ['OuterMessage', 'InnermostMessage', 'OperationName']
}

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: name
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: {
      logAnalytics: [
        { name: 'workspace', workspaceResourceId: workspaceId }
      ]
    }
    dataFlows: [
      for table in items(columns): {
        streams: ['Microsoft-Table-${table.key}']
        destinations: ['workspace']
        transformKql: 'source | extend ${join(map(table.value, column => '${column} = ${format(cut, column, linkPattern, beforeToken, afterToken)}'), ', ')}'
      }
    ]
  }
}

output id string = rule.id
