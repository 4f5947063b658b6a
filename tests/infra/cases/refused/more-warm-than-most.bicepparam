using '../../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'AzureManaged'
param maximumInstances = 1
param alwaysReadyHttp = 1
param alwaysReadyDurable = 1
