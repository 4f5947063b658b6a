import { scale as scaleType, web as webType } from 'types.bicep'

param planName string
param name string
param location string
param tags object

param identityId string
param identityClientId string

param scale scaleType
param packageContainerUri string

@description('Settings beside PUBLIC_BASE_URL.')
param settings object

param web webType

@description('Empty without an own network.')
param subnetId string

var defaultUrl = 'https://${site.properties.defaultHostName}'
var baseUrl = empty(web.publicBaseUrl) ? defaultUrl : web.publicBaseUrl

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: scale.zoneRedundant }
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
    // Only an app that was made with it can have a certificate; the compiler's types do not know it yet.
    #disable-next-line BCP037
    siteScopedCertificatesEnabled: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
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
        instanceMemoryMB: scale.memoryMB
        maximumInstanceCount: scale.maximumInstances
        alwaysReady: filter(scale.alwaysReady, group => group.instanceCount > 0)
      }
      // The service knows it since 2023-12-01, the compiler's types do not yet.
      #disable-next-line BCP037
      siteUpdateStrategy: { type: scale.updateStrategy }
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
      { PUBLIC_BASE_URL: baseUrl },
      empty(web.signInClientId) ? {} : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId }
    )
  }
}

// Pages are open to all; the platform only fills in who is signed in, and sends to sign-in whoever goes to /.auth/login/aad.
resource signIn 'Microsoft.Web/sites/config@2025-03-01' = if (!empty(web.signInClientId)) {
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
          clientId: web.signInClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        }
        validation: { allowedAudiences: [web.signInClientId] }
      }
    }
    login: { preserveUrlFragmentsForLogins: false, tokenStore: { enabled: false } }
  }
}

output url string = baseUrl
output defaultUrl string = defaultUrl
