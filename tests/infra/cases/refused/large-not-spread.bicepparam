using '../../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'AzureManaged'
param size = 'large'
param alwaysReadyHttp = 1
