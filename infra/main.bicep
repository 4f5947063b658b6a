targetScope = 'subscription'

import { roleIds } from 'modules/role-ids.bicep'

@minLength(1)
@maxLength(20)
@description('Name of this deployment; part of the resource group\'s name.')
param environmentName string

@minLength(1)
@description('Region of everything that has one.')
param location string

@description('AzureManaged for a trial, or the name of your own domain, such as guests.example.org.')
param senderDomain string

@description('True once the DNS records of your own domain are in place and verified.')
param senderDomainVerified bool = false

@minLength(1)
@description('Part of the sender\'s address before the @, with an own domain.')
param senderName string = 'guests'

@description('Name that mail programs show beside the sender\'s address, with an own domain.')
param senderDisplayName string = ''

@allowed([
  'Africa'
  'Asia Pacific'
  'Australia'
  'Brazil'
  'Canada'
  'Europe'
  'France'
  'Germany'
  'India'
  'Japan'
  'Korea'
  'Norway'
  'Switzerland'
  'UAE'
  'UK'
  'United States'
])
@description('Where the mail service keeps mails while they are on their way.')
param mailDataLocation string = 'Europe'

@allowed(['trial', 'small', 'large'])
@description('Numbers that belong together; those below replace single ones.')
param size string = 'trial'

@allowed([0, 512, 2048, 4096])
@description('Memory of an instance; 0 for that of the size.')
param instanceMemoryMB int = 0

@minValue(0)
@maxValue(1000)
@description('Most instances of the app; 0 for that of the size.')
param maximumInstances int = 0

@minValue(-1)
@maxValue(100)
@description('Instances kept warm for pages and the API; -1 for that of the size.')
param alwaysReadyHttp int = -1

@minValue(-1)
@maxValue(100)
@description('Instances kept warm for orchestrations; -1 for that of the size.')
param alwaysReadyDurable int = -1

@allowed(['RollingUpdate', 'Recreate'])
@description('RollingUpdate lets running work end; it is a preview. Recreate is quick and breaks it off.')
param updateStrategy string = 'RollingUpdate'

@description('Origin of every link, such as https://guests.example.org; empty for the address that Azure gives.')
param publicBaseUrl string = ''

@minValue(0)
@maxValue(5)
@description('Proxies before the app that add to X-Forwarded-For; the platform is one.')
param trustedHops int = 1

@allowed(['off', 'on'])
@description('Whether policies may give application roles, which takes a powerful permission.')
param applicationRoles string = 'off'

@description('Puts storage and keys behind private endpoints.')
param networkEnabled bool = false

@description('Address space of the network: /26 or larger.')
param networkPrefix string = '10.40.0.0/24'

@description('Addresses or ranges, with commas between, from which operators reach keys and tables while the network is on.')
param operatorAddressRanges string = ''

@allowed(['Standard', 'Premium'])
@description('Only Premium can have a private endpoint.')
param serviceBusSku string = 'Standard'

@description('Records of who used keys, tables and queues, in the workspace.')
param diagnosticsEnabled bool = false

@description('Cuts the tokens of mailed links out of request paths before they are stored.')
param cutTokensFromTelemetry bool = true

@description('Who is told by alerts; empty tells the owners of the subscription.')
param operatorsMail string = ''

@description('Where people find the runbook pages that alerts name.')
param runbookUrl string = 'docs/runbook'

@description('Object id of whoever rotates keys, best a group; empty for who deploys.')
param operatorPrincipalId string = ''

@description('Client id of the application that people sign in to, from infra/graph/sign-in.bicep; empty for no sign-in.')
param signInClientId string = ''

var ownDomain = toLower(senderDomain) == 'azuremanaged' ? '' : senderDomain
var isDomainName = contains(ownDomain, '.') && !contains(ownDomain, '@') && !contains(ownDomain, '/') && !contains(
  ownDomain,
  ' '
) && !startsWith(ownDomain, '.') && !endsWith(ownDomain, '.')
var checkedDomain = toLower(senderDomain) == 'azuremanaged' || isDomainName
  ? ownDomain
  : fail('senderDomain must be AzureManaged, for a trial, or the name of your own domain, such as guests.example.org')

var checkedPrefix = !networkEnabled || parseCidr(networkPrefix).cidr <= 26
  ? networkPrefix
  : fail('networkPrefix has too few addresses: the app and the private endpoints need 32 each, so give /26 or larger, such as 10.40.0.0/24')

var checkedBaseUrl = empty(publicBaseUrl) || (startsWith(publicBaseUrl, 'https://') && length(split(publicBaseUrl, '/')) == 3)
  ? publicBaseUrl
  : fail('publicBaseUrl must be an https origin without a path, such as https://guests.example.org')

var checkedMail = empty(operatorsMail) || contains(operatorsMail, '@')
  ? operatorsMail
  : fail('operatorsMail must be a mail address, or empty to tell the owners of the subscription')

var preset = loadJsonContent('sizes.json')[size]
var memory = instanceMemoryMB == 0 ? preset.memoryMB : instanceMemoryMB
var mostInstances = maximumInstances == 0 ? preset.maximumInstances : maximumInstances
var warmHttp = alwaysReadyHttp == -1 ? preset.alwaysReadyHttp : alwaysReadyHttp
var warmDurable = alwaysReadyDurable == -1 ? preset.alwaysReadyDurable : alwaysReadyDurable
var isEnough = !preset.zoneRedundant || (warmHttp >= 2 && warmDurable >= 2)
var alwaysReady = warmHttp + warmDurable > mostInstances
  ? fail('alwaysReadyHttp and alwaysReadyDurable together are more than maximumInstances')
  : isEnough
      ? [{ name: 'http', instanceCount: warmHttp }, { name: 'durable', instanceCount: warmDurable }]
      : fail('size large spreads over zones: alwaysReadyHttp and alwaysReadyDurable must be 2 or more each')

var suffix = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var ranges = empty(operatorAddressRanges) ? [] : map(split(operatorAddressRanges, ','), range => trim(range))
var allowedRanges = networkEnabled ? ranges : []
var isBusPrivate = networkEnabled && serviceBusSku == 'Premium'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${suffix}', location: location, tags: tags }
}

module workspace 'modules/workspace.bicep' = {
  scope: group
  params: {
    name: 'log-${suffix}'
    location: location
    tags: tags
    retentionInDays: preset.retentionInDays
    transformationRuleId: ''
  }
}

module transformation 'modules/telemetry-transformation.bicep' = if (cutTokensFromTelemetry) {
  scope: group
  params: {
    name: 'dcr-${suffix}'
    location: location
    tags: tags
    workspaceId: workspace.outputs.id
  }
}

// A rule needs its workspace, and the workspace names the rule: so the workspace comes twice.
module transformedWorkspace 'modules/workspace.bicep' = if (cutTokensFromTelemetry) {
  scope: group
  params: {
    name: 'log-${suffix}'
    location: location
    tags: tags
    retentionInDays: preset.retentionInDays
    transformationRuleId: transformation!.outputs.id
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: 'appi-${suffix}'
    location: location
    tags: tags
    workspaceId: workspace.outputs.id
    principalId: identity.outputs.principalId
  }
}

var diagnosticsWorkspaceId = diagnosticsEnabled ? workspace.outputs.id : ''
var packageContainer = 'app-package'

module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'sthost${suffix}'
    location: location
    tags: tags
    sku: preset.storageSku
    containers: [packageContainer]
    isPublic: !networkEnabled
    allowedRanges: []
    principalId: identity.outputs.principalId
    appRoleIds: [
      roleIds.storageBlobDataOwner
      roleIds.storageQueueDataContributor
      roleIds.storageTableDataContributor
    ]
    diagnosticsWorkspaceId: ''
  }
}

module dataStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'stdata${suffix}'
    location: location
    tags: tags
    sku: preset.dataStorageSku
    containers: []
    isPublic: !networkEnabled
    allowedRanges: allowedRanges
    principalId: identity.outputs.principalId
    appRoleIds: [roleIds.storageTableDataContributor]
    diagnosticsWorkspaceId: diagnosticsWorkspaceId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  scope: group
  params: {
    name: 'sb-${suffix}'
    location: location
    tags: tags
    sku: serviceBusSku
    isPublic: !isBusPrivate
    principalId: identity.outputs.principalId
    diagnosticsWorkspaceId: diagnosticsWorkspaceId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    isPublic: !networkEnabled
    allowedRanges: allowedRanges
    principalId: identity.outputs.principalId
    operatorPrincipalId: empty(operatorPrincipalId) ? deployer().objectId : operatorPrincipalId
    diagnosticsWorkspaceId: diagnosticsWorkspaceId
  }
}

module mail 'modules/mail.bicep' = {
  scope: group
  params: {
    emailServiceName: 'ecs-${suffix}'
    communicationServiceName: 'acs-${suffix}'
    tags: tags
    dataLocation: mailDataLocation
    ownDomain: checkedDomain
    isDomainVerified: senderDomainVerified
    senderName: senderName
    senderDisplayName: senderDisplayName
    principalId: identity.outputs.principalId
  }
}

module privateEndpoints 'modules/private-endpoints.bicep' = if (networkEnabled) {
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    prefix: checkedPrefix
    hostStorageId: hostStorage.outputs.id
    dataStorageId: dataStorage.outputs.id
    vaultId: keyVault.outputs.id
    serviceBusId: isBusPrivate ? serviceBus.outputs.id : ''
  }
}

var hostSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  AzureWebJobsStorage__blobServiceUri: hostStorage.outputs.blobUri
  AzureWebJobsStorage__queueServiceUri: hostStorage.outputs.queueUri
  AzureWebJobsStorage__tableServiceUri: hostStorage.outputs.tableUri
  ServiceBus__fullyQualifiedNamespace: serviceBus.outputs.hostName
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.outputs.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
}

var appSettings = {
  AZURE_CLIENT_ID: identity.outputs.clientId
  TENANT_ID: tenant().tenantId
  TRUSTED_HOPS: string(trustedHops)
  RATE_LIMITS: 'on'
  POLICIES_DIR: 'policies'
  RESOURCES_APPLICATIONS: applicationRoles
  DataStorage__tableServiceUri: dataStorage.outputs.tableUri
  MAIL_TRANSPORT: 'acs'
  ACS_ENDPOINT: mail.outputs.endpoint
  KEY_RING: 'keyVault'
  KEY_VAULT_URL: keyVault.outputs.url
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    planName: 'plan-${suffix}'
    name: 'func-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    instanceMemoryMB: memory
    maximumInstances: mostInstances
    alwaysReady: alwaysReady
    zoneRedundant: preset.zoneRedundant
    updateStrategy: updateStrategy
    packageContainerUri: '${hostStorage.outputs.blobUri}${packageContainer}'
    settings: union(hostSettings, appSettings)
    publicBaseUrl: checkedBaseUrl
    subnetId: networkEnabled ? privateEndpoints!.outputs.appSubnetId : ''
    signInClientId: signInClientId
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    operatorsMail: checkedMail
    runbookUrl: runbookUrl
    workspaceId: workspace.outputs.id
    serviceBusId: serviceBus.outputs.id
    communicationServiceId: mail.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output VESTIBULE_URL string = app.outputs.url
output VESTIBULE_DEFAULT_URL string = app.outputs.defaultUrl
output VESTIBULE_APP_NAME string = 'func-${suffix}'
output VESTIBULE_IDENTITY_NAME string = 'id-${suffix}'
output VESTIBULE_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output VESTIBULE_VAULT_URL string = keyVault.outputs.url
output VESTIBULE_TABLES_URL string = dataStorage.outputs.tableUri
output VESTIBULE_DATA_ACCOUNT string = dataStorage.outputs.name
output VESTIBULE_SERVICE_BUS string = serviceBus.outputs.hostName
output VESTIBULE_WORKSPACE_ID string = workspace.outputs.id
output VESTIBULE_EMAIL_SERVICE string = 'ecs-${suffix}'
output VESTIBULE_MAIL_SENDER string = mail.outputs.sender
output VESTIBULE_MAIL_RECORDS object = mail.outputs.verificationRecords
