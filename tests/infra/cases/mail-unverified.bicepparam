using '../../../infra/modules/mail.bicep'

param emailServiceName = 'ecs-test'
param communicationServiceName = 'acs-test'
param tags = {}
param identityName = 'id-test'
param principalId = '00000000-0000-0000-0000-000000000003'
param sender = {
  ownDomain: 'guests.example.org'
  isVerified: false
  name: 'desk'
  displayName: ''
  dataLocation: 'Europe'
}
