param suffix string
param tags object
param serviceBusId string
param communicationServiceId string
param actionGroupId string

@description('Folder of the runbook pages, as people reach it.')
param runbookUrl string

var eachQueue = [{ name: 'EntityName', operator: 'Include', values: ['*'] }]

var alerts = [
  {
    name: 'dead-letters'
    severity: 2
    scope: serviceBusId
    every: 'PT5M'
    window: 'PT5M'
    description: 'A queue holds messages that were given up.'
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    threshold: 0
    dimensions: eachQueue
  }
  {
    name: 'queue-waiting'
    severity: 2
    scope: serviceBusId
    every: 'PT5M'
    window: 'PT15M'
    description: 'A queue was never empty for 15 minutes.'
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    threshold: 0
    dimensions: eachQueue
  }
  {
    name: 'mail-bounced'
    severity: 3
    scope: communicationServiceId
    every: 'PT15M'
    window: 'PT1H'
    description: 'More than five mails an hour went to addresses that do not exist.'
    namespace: 'Microsoft.Communication/CommunicationServices'
    metric: 'DeliveryStatusUpdate'
    aggregation: 'Count'
    threshold: 5
    dimensions: [{ name: 'IsHardBounce', operator: 'Include', values: ['True'] }]
  }
]

resource rules 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in alerts: {
    name: '${alert.name}-${suffix}'
    location: 'global'
    tags: tags
    properties: {
      description: '${alert.description} ${runbookUrl}/${alert.name}.md'
      severity: alert.severity
      enabled: true
      scopes: [alert.scope]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: alert.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: alert.namespace
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: 'GreaterThan'
            threshold: alert.threshold
            dimensions: alert.dimensions
            // Metrics of a resource that was just made are not there yet.
            skipMetricValidation: true
          }
        ]
      }
      actions: [
        { actionGroupId: actionGroupId, webHookProperties: { runbook: '${runbookUrl}/${alert.name}.md' } }
      ]
    }
  }
]
