import { sender as senderType } from 'types.bicep'

param emailServiceName string
param communicationServiceName string
param tags object

param sender senderType

@description('The app. Its name is known before it is made, so that what-if can follow it.')
param identityName string
param principalId string

var isOwn = !empty(sender.ownDomain)

resource emailService 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: emailServiceName
  location: 'global'
  tags: tags
  properties: { dataLocation: sender.dataLocation }

  resource domain 'domains' = {
    name: isOwn ? sender.ownDomain : 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: {
      domainManagement: isOwn ? 'CustomerManaged' : 'AzureManaged'
      userEngagementTracking: 'Disabled'
    }

    resource username 'senderUsernames' = if (isOwn && sender.isVerified) {
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
    linkedDomains: isOwn && !sender.isVerified ? [] : [emailService::domain.id]
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
output senderAddress string = isOwn
  ? '${sender.name}@${sender.ownDomain}'
  : 'DoNotReply@${emailService::domain.properties.mailFromSenderDomain}'
output verificationRecords object = isOwn ? emailService::domain.properties.verificationRecords : {}
