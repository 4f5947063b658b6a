extension microsoftGraphV1

@description('Origins at which people sign in, such as VESTIBULE_DEFAULT_URL and your own.')
@minLength(1)
param urls string[]

@description('Object id of the app\'s identity, which stands in for a client secret: VESTIBULE_IDENTITY_PRINCIPAL_ID.')
param principalId string

param displayName string = 'Vestibule'

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'vestibule-sign-in-${principalId}'
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  web: {
    redirectUris: map(urls, url => '${url}/.auth/login/aad/callback')
    implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false }
  }
}

resource identity 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = {
  name: '${application.uniqueName}/app'
  audiences: ['api://AzureADTokenExchange']
  issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
  subject: principalId
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

output clientId string = application.appId
