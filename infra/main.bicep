targetScope = 'subscription'

@minLength(1)
@maxLength(20)
@description('Name of this deployment; part of the resource group\'s name.')
param environmentName string

@minLength(1)
@description('Region of everything that has one.')
param location string

@description('AzureManaged for a trial, or the name of your own domain, such as guests.example.org.')
param senderDomain string

@description('True once the DNS records of your own domain are in place and verified; until then mails come from the domain of Azure.')
param senderDomainVerified bool = false

@minLength(1)
@description('Part of the sender\'s address before the @, with an own domain.')
param senderName string = 'guests'

@description('Name that mail programs show beside the sender\'s address, with an own domain.')
param senderDisplayName string = ''

@description('Where the mail service keeps mails while they are on their way, such as Europe or United States.')
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

@minLength(3)
@maxLength(45)
@description('Where orchestrations are kept in the host storage; with a new name all of them are restarted from the tables.')
param taskHub string = 'VestibuleHub'

@description('Origin of every link, such as https://guests.example.org; empty for the address that Azure gives.')
param publicBaseUrl string = ''

@minValue(0)
@maxValue(5)
@description('Proxies of your own before the app that add to X-Forwarded-For; the platform itself, whose entry is the last, does not count.')
param trustedHops int = 0

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

@minValue(1)
@maxValue(146000)
@description('For how many days nobody can change or delete copies of audit entries.')
param auditRetentionDays int = 365

@description('True once the policy of these copies was locked.')
param auditLocked bool = false

@description('Cuts the tokens of mailed links out of request paths before they are stored.')
param cutTokensFromTelemetry bool = true

@description('Who is told by alerts; empty tells the owners of the subscription.')
param operatorsMail string = ''

@description('Where people find the runbook pages that alerts name.')
param runbookUrl string = 'docs/runbook'

@description('Object id of whoever rotates keys, best a group; empty for who deploys.')
param operatorPrincipalId string = ''

@description('True for the first deployment after azd down: the key vault is still there, deleted, and its name taken.')
param recoverKeyVault bool = false

@description('Client id of the application that people sign in to, from infra/graph/sign-in.bicep; empty for no sign-in.')
param signInClientId string = ''

var isManaged = toLower(senderDomain) == 'azuremanaged'
var foreignToNames = ['@', '/', ':', ' ']
var isDomainName = contains(senderDomain, '.') && !startsWith(senderDomain, '.') && !endsWith(senderDomain, '.') && !contains(
  map(foreignToNames, sign => contains(senderDomain, sign)),
  true
)
var ownDomain = isManaged
  ? ''
  : isDomainName
      ? toLower(senderDomain)
      : fail('senderDomain must be AzureManaged, for a trial, or the name of your own domain, such as guests.example.org')

var checkedPrefix = !networkEnabled || parseCidr(networkPrefix).cidr <= 26
  ? networkPrefix
  : fail('networkPrefix has too few addresses: the app and the private endpoints need 32 each, so give /26 or larger, such as 10.40.0.0/24')

var checkedBaseUrl = empty(publicBaseUrl) || (startsWith(publicBaseUrl, 'https://') && length(split(publicBaseUrl, '/')) == 3)
  ? publicBaseUrl
  : fail('publicBaseUrl must be an https origin without a path, such as https://guests.example.org')

var checkedMail = empty(operatorsMail) || contains(operatorsMail, '@')
  ? operatorsMail
  : fail('operatorsMail must be an e-mail address, or empty to tell the owners of the subscription')

var preset = loadJsonContent('sizes.json')[size]
var mostInstances = maximumInstances == 0 ? preset.maximumInstances : maximumInstances
var warmHttp = alwaysReadyHttp == -1 ? preset.alwaysReadyHttp : alwaysReadyHttp
var warmDurable = alwaysReadyDurable == -1 ? preset.alwaysReadyDurable : alwaysReadyDurable
var isSpread = !preset.zoneRedundant || (warmHttp >= 2 && warmDurable >= 2)
var checkedMost = warmHttp + warmDurable > mostInstances
  ? fail('alwaysReadyHttp and alwaysReadyDurable together are more than maximumInstances')
  : isSpread
      ? mostInstances
      : fail('size large spreads over zones: alwaysReadyHttp and alwaysReadyDurable must be 2 or more each')

var tags = { 'azd-env-name': environmentName }

// Rules of storage take ranges from /30 on; a single address stands without its /32.
var givenRanges = empty(operatorAddressRanges) ? [] : map(split(operatorAddressRanges, ','), range => trim(range))
var ranges = contains(map(givenRanges, range => endsWith(range, '/31')), true)
  ? fail('operatorAddressRanges cannot hold a /31: give its two addresses, with a comma between')
  : map(givenRanges, range => endsWith(range, '/32') ? split(range, '/')[0] : range)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  scope: group
  params: {
    suffix: toLower(uniqueString(subscription().id, environmentName, location))
    location: location
    tags: tags
    dataStorageSku: preset.dataStorageSku
    hostStorageSku: preset.storageSku
    recoverKeyVault: recoverKeyVault
    operatorPrincipalId: empty(operatorPrincipalId) ? deployer().objectId : operatorPrincipalId
    scale: {
      memoryMB: instanceMemoryMB == 0 ? preset.memoryMB : instanceMemoryMB
      maximumInstances: checkedMost
      alwaysReady: [{ name: 'http', instanceCount: warmHttp }, { name: 'durable', instanceCount: warmDurable }]
      zoneRedundant: preset.zoneRedundant
      updateStrategy: updateStrategy
    }
    sender: {
      ownDomain: ownDomain
      isVerified: senderDomainVerified
      name: senderName
      displayName: senderDisplayName
      dataLocation: mailDataLocation
    }
    network: {
      isOwn: networkEnabled
      prefix: checkedPrefix
      operatorRanges: networkEnabled ? ranges : []
      serviceBusSku: serviceBusSku
    }
    audit: { retentionInDays: auditRetentionDays, isLocked: auditLocked }
    observation: {
      retentionInDays: preset.retentionInDays
      cutTokens: cutTokensFromTelemetry
      diagnostics: diagnosticsEnabled
      operatorsMail: checkedMail
      runbookUrl: runbookUrl
    }
    web: {
      publicBaseUrl: checkedBaseUrl
      trustedHops: trustedHops
      applicationRoles: applicationRoles
      taskHub: taskHub
      signInClientId: signInClientId
    }
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output VESTIBULE_URL string = resources.outputs.url
output VESTIBULE_DEFAULT_URL string = resources.outputs.defaultUrl
output VESTIBULE_APP_NAME string = resources.outputs.appName
output VESTIBULE_IDENTITY_NAME string = resources.outputs.identityName
output VESTIBULE_IDENTITY_PRINCIPAL_ID string = resources.outputs.identityPrincipalId
output VESTIBULE_VAULT_URL string = resources.outputs.vaultUrl
output VESTIBULE_TABLES_URL string = resources.outputs.tablesUrl
output VESTIBULE_SERVICE_BUS string = resources.outputs.serviceBusHostName
output VESTIBULE_EMAIL_SERVICE string = resources.outputs.emailServiceName
output VESTIBULE_MAIL_SENDER string = resources.outputs.mailSender
output VESTIBULE_MAIL_RECORDS object = resources.outputs.mailRecords
