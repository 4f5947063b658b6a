using '../../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'AzureManaged'
param networkEnabled = true
param networkPrefix = '10.9.8.0/27'
