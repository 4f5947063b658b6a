param suffix string
param location string
param tags object
param prefix string
param hostStorageId string
param dataStorageId string
param vaultId string

param serviceBusId string

@description('False while the namespace is one that can have no private endpoint.')
param hasServiceBus bool

var storageSuffix = environment().suffixes.storage
var zone = {
  blob: 'privatelink.blob.${storageSuffix}'
  queue: 'privatelink.queue.${storageSuffix}'
  table: 'privatelink.table.${storageSuffix}'
  vault: 'privatelink.vaultcore.azure.net'
  namespace: 'privatelink.servicebus.windows.net'
}

var ids = { host: hostStorageId, data: dataStorageId, vault: vaultId, serviceBus: serviceBusId }

var targets = concat(
  [
    { name: 'host-blob', groupId: 'blob', of: 'host' }
    { name: 'host-queue', groupId: 'queue', of: 'host' }
    { name: 'host-table', groupId: 'table', of: 'host' }
    { name: 'data-table', groupId: 'table', of: 'data' }
    { name: 'data-blob', groupId: 'blob', of: 'data' }
    { name: 'vault', groupId: 'vault', of: 'vault' }
  ],
  !hasServiceBus ? [] : [{ name: 'service-bus', groupId: 'namespace', of: 'serviceBus' }]
)

module network 'network.bicep' = {
  params: {
    name: 'vnet-${suffix}'
    location: location
    tags: tags
    prefix: prefix
    zoneNames: concat([zone.blob, zone.queue, zone.table, zone.vault], !hasServiceBus ? [] : [zone.namespace])
  }
}

module endpoints 'private-endpoint.bicep' = [
  for target in targets: {
    params: {
      name: 'pe-${target.name}-${suffix}'
      location: location
      tags: tags
      subnetId: network.outputs.endpointSubnetId
      targetId: ids[target.of]
      groupId: target.groupId
      zoneName: zone[target.groupId]
    }
  }
]

output appSubnetId string = network.outputs.appSubnetId
