import { sender as senderType } from 'types.bicep'

param emailServiceName string
param communicationServiceName string
param tags object

param sender senderType

@description('The app. Its name is known before it is made, so that what-if can follow it.')
param identityName string
param principalId string

var isOwn = !empty(sender.ownDomain)
var sendsAsOwn = isOwn && sender.isVerified

resource emailService 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: emailServiceName
  location: 'global'
  tags: tags
  properties: { dataLocation: sender.dataLocation }

  // Mails leave by it until the own domain is verified.
  resource managed 'domains' = {
    name: 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: { domainManagement: 'AzureManaged', userEngagementTracking: 'Disabled' }
  }

  resource own 'domains' = if (isOwn) {
    // A name is asked for even where nothing is made.
    name: isOwn ? sender.ownDomain : 'none'
    location: 'global'
    tags: tags
    properties: { domainManagement: 'CustomerManaged', userEngagementTracking: 'Disabled' }

    resource username 'senderUsernames' = if (sendsAsOwn) {
      name: sender.name
      properties: { username: sender.name, displayName: sender.displayName }
    }
  }
}

resource communicationService 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: communicationServiceName
  location: 'global'
  tags: tags
  properties: {
    dataLocation: sender.dataLocation
    disableLocalAuth: true
    linkedDomains: [sendsAsOwn ? emailService::own.id : emailService::managed.id]
  }
}

// The only built-in role that may send also deletes the service.
resource mailSender 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'mail-sender')
  properties: {
    roleName: 'Vestibule mail sender (${communicationServiceName})'
    description: 'Sends mail through one Communication Services resource.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read'
          'Microsoft.Communication/CommunicationServices/Write'
          'Microsoft.Communication/EmailServices/Write'
        ]
        notActions: []
        dataActions: []
        notDataActions: []
      }
    ]
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communicationService.id, identityName, mailSender.id)
  scope: communicationService
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: mailSender.id
  }
}

output id string = communicationService.id
output endpoint string = 'https://${communicationService.properties.hostName}'
output senderAddress string = sendsAsOwn
  ? '${sender.name}@${sender.ownDomain}'
  : 'DoNotReply@${emailService::managed.properties.mailFromSenderDomain}'
output verificationRecords object = isOwn ? emailService::own!.properties.verificationRecords : {}
