using '../../../infra/host-name.bicep'

param appName = 'func-test'
param hostName = 'guests.example.org'
param location = 'westeurope'
