using '../../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'AzureManaged'
param publicBaseUrl = 'https://example.org/guests'
