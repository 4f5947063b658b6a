import { roleIds } from 'modules/role-ids.bicep'
import {
  audit as auditType
  network as networkType
  observation as observationType
  scale as scaleType
  sender as senderType
  web as webType
} from 'modules/types.bicep'

@minLength(5)
@description('Tells names of this deployment from those of others.')
param suffix string
param location string
param tags object
param hostStorageSku string
param dataStorageSku string
param operatorPrincipalId string
param recoverKeyVault bool
param scale scaleType
param sender senderType
param network networkType
param audit auditType
param observation observationType
param web webType

var isBusPrivate = network.isOwn && network.serviceBusSku == 'Premium'
var identityName = 'id-${suffix}'
var appName = 'func-${suffix}'
var emailServiceName = 'ecs-${suffix}'

module identity 'modules/identity.bicep' = {
  params: { name: identityName, location: location, tags: tags }
}

module workspace 'modules/workspace.bicep' = {
  params: {
    name: 'log-${suffix}'
    location: location
    tags: tags
    retentionInDays: observation.retentionInDays
    transformationRuleId: ''
  }
}

module transformation 'modules/telemetry-transformation.bicep' = if (observation.cutTokens) {
  params: {
    name: 'dcr-${suffix}'
    location: location
    tags: tags
    workspaceId: workspace.outputs.id
  }
}

// A rule needs its workspace, and the workspace names the rule: so the workspace comes twice.
module transformedWorkspace 'modules/workspace.bicep' = if (observation.cutTokens) {
  params: {
    name: 'log-${suffix}'
    location: location
    tags: tags
    retentionInDays: observation.retentionInDays
    transformationRuleId: transformation!.outputs.id
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: 'appi-${suffix}'
    location: location
    tags: tags
    workspaceId: workspace.outputs.id
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

var packageContainer = 'app-package'

module hostStorage 'modules/storage.bicep' = {
  params: {
    name: 'sthost${suffix}'
    location: location
    tags: tags
    sku: hostStorageSku
    containers: [packageContainer]
    isPublic: !network.isOwn
    allowedRanges: []
    identityName: identityName
    principalId: identity.outputs.principalId
    appRoleIds: [
      roleIds.storageBlobDataOwner
      roleIds.storageQueueDataContributor
      roleIds.storageTableDataContributor
    ]
    diagnosticsOn: false
    workspaceId: workspace.outputs.id
  }
}

module dataStorage 'modules/storage.bicep' = {
  params: {
    name: 'stdata${suffix}'
    location: location
    tags: tags
    sku: dataStorageSku
    containers: []
    isPublic: !network.isOwn
    allowedRanges: network.operatorRanges
    identityName: identityName
    principalId: identity.outputs.principalId
    appRoleIds: [roleIds.storageTableDataContributor]
    diagnosticsOn: observation.diagnostics
    workspaceId: workspace.outputs.id
  }
}

module auditArchive 'modules/audit-archive.bicep' = {
  params: {
    accountName: 'stdata${suffix}'
    retentionInDays: audit.retentionInDays
    isLocked: audit.isLocked
    identityName: identityName
    principalId: identity.outputs.principalId
  }
  dependsOn: [dataStorage]
}

module serviceBus 'modules/service-bus.bicep' = {
  params: {
    name: 'sb-${suffix}'
    location: location
    tags: tags
    sku: network.serviceBusSku
    isPublic: !isBusPrivate
    identityName: identityName
    principalId: identity.outputs.principalId
    diagnosticsOn: observation.diagnostics
    workspaceId: workspace.outputs.id
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    isRecovered: recoverKeyVault
    isPublic: !network.isOwn
    allowedRanges: network.operatorRanges
    identityName: identityName
    principalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    diagnosticsOn: observation.diagnostics
    workspaceId: workspace.outputs.id
  }
}

module mail 'modules/mail.bicep' = {
  params: {
    emailServiceName: emailServiceName
    communicationServiceName: 'acs-${suffix}'
    tags: tags
    sender: sender
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module privateEndpoints 'modules/private-endpoints.bicep' = if (network.isOwn) {
  params: {
    suffix: suffix
    location: location
    tags: tags
    prefix: network.prefix
    hostStorageId: hostStorage.outputs.id
    dataStorageId: dataStorage.outputs.id
    vaultId: keyVault.outputs.id
    serviceBusId: serviceBus.outputs.id
    hasServiceBus: isBusPrivate
  }
}

var hostSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  AzureWebJobsStorage__blobServiceUri: hostStorage.outputs.blobUri
  AzureWebJobsStorage__queueServiceUri: hostStorage.outputs.queueUri
  AzureWebJobsStorage__tableServiceUri: hostStorage.outputs.tableUri
  TASKHUB_NAME: web.taskHub
  ServiceBus__fullyQualifiedNamespace: serviceBus.outputs.hostName
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.outputs.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  // Else the host keeps five traces a second and drops the lines of all others, which alerts read.
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: '1.0'
}

var appSettings = {
  AZURE_CLIENT_ID: identity.outputs.clientId
  TENANT_ID: tenant().tenantId
  TRUSTED_HOPS: string(web.trustedHops)
  RATE_LIMITS: 'on'
  POLICIES_DIR: 'policies'
  RESOURCES_APPLICATIONS: web.applicationRoles
  DataStorage__tableServiceUri: dataStorage.outputs.tableUri
  DataStorage__blobServiceUri: dataStorage.outputs.blobUri
  MAIL_TRANSPORT: 'acs'
  ACS_ENDPOINT: mail.outputs.endpoint
  KEY_RING: 'keyVault'
  KEY_VAULT_URL: keyVault.outputs.url
}

module app 'modules/app.bicep' = {
  params: {
    planName: 'plan-${suffix}'
    name: appName
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    scale: scale
    packageContainerUri: '${hostStorage.outputs.blobUri}${packageContainer}'
    settings: union(hostSettings, appSettings)
    web: web
    subnetId: network.isOwn ? privateEndpoints!.outputs.appSubnetId : ''
  }
  dependsOn: [auditArchive]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    suffix: suffix
    location: location
    tags: tags
    operatorsMail: observation.operatorsMail
    runbookUrl: observation.runbookUrl
    workspaceId: workspace.outputs.id
    serviceBusId: serviceBus.outputs.id
    communicationServiceId: mail.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

output url string = app.outputs.url
output defaultUrl string = app.outputs.defaultUrl
output appName string = appName
output identityName string = identityName
output identityPrincipalId string = identity.outputs.principalId
output vaultUrl string = keyVault.outputs.url
output tablesUrl string = dataStorage.outputs.tableUri
output serviceBusHostName string = serviceBus.outputs.hostName
output emailServiceName string = emailServiceName
output mailSender string = mail.outputs.senderAddress
output mailRecords object = mail.outputs.verificationRecords
