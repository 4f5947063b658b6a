param suffix string
param location string
param tags object
param workspaceId string
param identityClientId string
param actionGroupId string

@description('Folder of the runbook pages, as people reach it.')
param runbookUrl string

@description('Rows found in the window before somebody is told: more than threshold.')
var alerts = [
  {
    name: 'approval-mail-unsent'
    severity: 2
    every: 'PT15M'
    window: 'P1D'
    threshold: 0
    description: 'A mail to an approver has waited for more than 15 minutes.'
    query: loadTextContent('../alerts/approval-mail-unsent.kql')
  }
  {
    name: 'mail-failed'
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    threshold: 0
    description: 'A mail was given up.'
    query: loadTextContent('../alerts/mail-failed.kql')
  }
  {
    name: 'first-mails-waiting'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    threshold: 0
    description: 'More people asked for access within an hour than first mails may go out.'
    query: loadTextContent('../alerts/first-mails-waiting.kql')
  }
  {
    name: 'delivery-failed'
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    threshold: 0
    description: 'A guest did not get everything that was approved.'
    query: loadTextContent('../alerts/delivery-failed.kql')
  }
  {
    name: 'graph-throttled'
    severity: 3
    every: 'PT15M'
    window: 'PT15M'
    threshold: 20
    description: 'Microsoft Graph throttles the app.'
    query: replace(loadTextContent('../alerts/graph-throttled.kql'), '{clientId}', identityClientId)
  }
  {
    name: 'orchestration-stuck'
    severity: 2
    every: 'PT15M'
    window: 'PT6H'
    threshold: 0
    description: 'A request is overdue again and again.'
    query: loadTextContent('../alerts/orchestration-stuck.kql')
  }
  {
    name: 'outbox-not-drained'
    severity: 1
    every: 'PT15M'
    window: 'PT30M'
    threshold: 0
    description: 'Mails and orchestrations that steps ordered are held up.'
    query: loadTextContent('../alerts/outbox-not-drained.kql')
  }
  {
    name: 'retention-failed'
    severity: 2
    every: 'PT1H'
    window: 'P1D'
    threshold: 0
    description: 'Personal data was not deleted when it was due.'
    query: loadTextContent('../alerts/retention-failed.kql')
  }
  {
    name: 'switches-unreadable'
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
    threshold: 5
    description: 'A pause or revocation may not be in effect.'
    query: loadTextContent('../alerts/switches-unreadable.kql')
  }
  {
    name: 'audit-not-archived'
    severity: 2
    every: 'PT1H'
    window: 'P2D'
    threshold: 0
    description: 'Audit entries were not copied to where nobody can change them.'
    query: loadTextContent('../alerts/audit-not-archived.kql')
  }
  {
    name: 'http-failing'
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
    threshold: 5
    description: 'Pages or the API answer with server errors.'
    query: loadTextContent('../alerts/http-failing.kql')
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in alerts: {
    name: '${alert.name}-${suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: '${alert.description} ${runbookUrl}/${alert.name}.md'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      // Tables come into being with the first row; before that a query naming them would be refused.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroupId]
        customProperties: { runbook: '${runbookUrl}/${alert.name}.md' }
      }
    }
  }
]
