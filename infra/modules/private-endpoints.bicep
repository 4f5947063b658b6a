param suffix string
param location string
param tags object
param prefix string
param hostStorageId string
param dataStorageId string
param vaultId string

@description('Empty while the namespace is one that can have no private endpoint.')
param serviceBusId string

var storageSuffix = environment().suffixes.storage
var zone = {
  blob: 'privatelink.blob.${storageSuffix}'
  queue: 'privatelink.queue.${storageSuffix}'
  table: 'privatelink.table.${storageSuffix}'
  vault: 'privatelink.vaultcore.azure.net'
  namespace: 'privatelink.servicebus.windows.net'
}

var targets = concat(
  [
    { name: 'host-blob', groupId: 'blob', id: hostStorageId }
    { name: 'host-queue', groupId: 'queue', id: hostStorageId }
    { name: 'host-table', groupId: 'table', id: hostStorageId }
    { name: 'data-table', groupId: 'table', id: dataStorageId }
    { name: 'vault', groupId: 'vault', id: vaultId }
  ],
  empty(serviceBusId) ? [] : [{ name: 'service-bus', groupId: 'namespace', id: serviceBusId }]
)

module network 'network.bicep' = {
  params: {
    name: 'vnet-${suffix}'
    location: location
    tags: tags
    prefix: prefix
    zoneNames: concat([zone.blob, zone.queue, zone.table, zone.vault], empty(serviceBusId) ? [] : [zone.namespace])
  }
}

module endpoints 'private-endpoint.bicep' = [
  for target in targets: {
    params: {
      name: 'pe-${target.name}-${suffix}'
      location: location
      tags: tags
      subnetId: network.outputs.endpointSubnetId
      targetId: target.id
      groupId: target.groupId
      zoneName: zone[target.groupId]
    }
  }
]

output appSubnetId string = network.outputs.appSubnetId
