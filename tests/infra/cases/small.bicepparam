using '../../../infra/main.bicep'

param environmentName = 'test'
param location = 'westeurope'
param senderDomain = 'guests.example.org'
param senderDomainVerified = true
param size = 'small'
param publicBaseUrl = 'https://guests.example.org'
param operatorsMail = 'desk@example.org'
param operatorPrincipalId = '00000000-0000-0000-0000-000000000003'
param applicationRoles = 'on'
param cutTokensFromTelemetry = false
param auditRetentionDays = 2555
