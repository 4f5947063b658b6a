using '../../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'AzureManaged'
param networkEnabled = true
param operatorAddressRanges = '198.51.100.7,203.0.113.0/31'
