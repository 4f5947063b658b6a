param emailServiceName string
param communicationServiceName string
param tags object

@description('Where mails are kept while they are on their way, such as Europe.')
param dataLocation string

@description('Name of an own domain; empty for one that Azure manages.')
param ownDomain string

@description('False until the DNS records of an own domain are in place: before that the domain cannot be linked.')
param isDomainVerified bool

@description('Part before the @ of an own domain.')
param senderName string
param senderDisplayName string
param principalId string

var isOwn = !empty(ownDomain)

resource emailService 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: emailServiceName
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }

  resource domain 'domains' = {
    name: isOwn ? ownDomain : 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: {
      domainManagement: isOwn ? 'CustomerManaged' : 'AzureManaged'
      userEngagementTracking: 'Disabled'
    }

    resource sender 'senderUsernames' = if (isOwn && isDomainVerified) {
      name: senderName
      properties: { username: senderName, displayName: senderDisplayName }
    }
  }
}

resource communicationService 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: communicationServiceName
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: isOwn && !isDomainVerified ? [] : [emailService::domain.id]
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
  name: guid(communicationService.id, principalId, mailSender.id)
  scope: communicationService
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: mailSender.id
  }
}

output id string = communicationService.id
output endpoint string = 'https://${communicationService.properties.hostName}'
output sender string = isOwn
  ? '${senderName}@${ownDomain}'
  : 'DoNotReply@${emailService::domain.properties.mailFromSenderDomain}'
output verificationRecords object = isOwn ? emailService::domain.properties.verificationRecords : {}
