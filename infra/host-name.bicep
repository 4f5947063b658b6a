@description('The app, VESTIBULE_APP_NAME.')
param appName string

@description('Name that the app answers to already, such as guests.example.org.')
param hostName string

@description('Region of the app.')
param location string = resourceGroup().location

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

// Made and renewed by Azure, as long as the name points at the app.
resource certificate 'Microsoft.Web/sites/certificates@2025-03-01' = {
  parent: site
  name: replace(hostName, '.', '-')
  location: location
  properties: { canonicalName: hostName }
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2025-03-01' = {
  parent: site
  name: hostName
  properties: {
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: 'SniEnabled'
    thumbprint: certificate.properties.thumbprint
  }
}
