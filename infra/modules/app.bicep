param planName string
param name string
param location string
param tags object

param identityId string
param identityClientId string

param instanceMemoryMB int
param maximumInstances int

@description('Instances kept warm, by the group of functions that scales by itself: http, durable.')
param alwaysReady alwaysReadyInstances[]
param zoneRedundant bool

@allowed(['RollingUpdate', 'Recreate'])
param updateStrategy string

param packageContainerUri string

@description('Settings beside PUBLIC_BASE_URL.')
param settings object

@description('Origin of every link, without slash at the end; empty for the address that Azure gives.')
param publicBaseUrl string

@description('Empty without an own network.')
param subnetId string

@description('Application that people sign in to; empty for none.')
param signInClientId string

type alwaysReadyInstances = { name: string, instanceCount: int }

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
    functionAppConfig: {
      runtime: { name: 'node', version: '22' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: filter(alwaysReady, group => group.instanceCount > 0)
      }
      // The service knows it since 2023-12-01, the compiler's types do not yet.
      #disable-next-line BCP037
      siteUpdateStrategy: { type: updateStrategy }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      settings,
      { PUBLIC_BASE_URL: empty(publicBaseUrl) ? 'https://${site.properties.defaultHostName}' : publicBaseUrl },
      empty(signInClientId) ? {} : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId }
    )
  }
}

// Pages are open to all; the platform only fills in who is signed in, and sends to sign-in whoever goes to /.auth/login/aad.
resource signIn 'Microsoft.Web/sites/config@2025-03-01' = if (!empty(signInClientId)) {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        }
        validation: { allowedAudiences: [signInClientId] }
      }
    }
    login: { preserveUrlFragmentsForLogins: false, tokenStore: { enabled: false } }
  }
}

output url string = site::appSettings.properties.PUBLIC_BASE_URL
output defaultUrl string = 'https://${site.properties.defaultHostName}'
