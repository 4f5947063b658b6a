using '../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'guests.example.org'
param senderDomainVerified = true
param size = 'large'
param networkEnabled = true
param operatorAddressRanges = '198.51.100.7, 203.0.113.0/28, 192.0.2.9/32'
param serviceBusSku = 'Premium'
param diagnosticsEnabled = true
param signInClientId = '00000000-0000-0000-0000-000000000004'
param runbookUrl = 'https://wiki.example.org/vestibule'
param instanceMemoryMB = 4096
param maximumInstances = 200
param updateStrategy = 'Recreate'
param recoverKeyVault = true
param taskHub = 'SecondHub'
param auditLocked = true
