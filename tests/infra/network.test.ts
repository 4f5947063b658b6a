import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './support/at';
import { evaluated } from './support/evaluated';

const publicAccess = (name: string) => {
  const template = evaluated(name);
  const of = (type: string, beginning?: string) => template.one(type, beginning).properties;
  return {
    host: of('Microsoft.Storage/storageAccounts', 'sthost')['publicNetworkAccess'],
    data: of('Microsoft.Storage/storageAccounts', 'stdata')['publicNetworkAccess'],
    vault: of('Microsoft.KeyVault/vaults')['publicNetworkAccess'],
    serviceBus: of('Microsoft.ServiceBus/namespaces')['publicNetworkAccess'],
  };
};

describe('without a network', () => {
  it('makes none, and every service is reached over its public endpoint', () => {
    const template = evaluated('trial');

    expect(template.text).not.toContain('Microsoft.Network/');
    expect(template.one('Microsoft.Web/sites').properties['virtualNetworkSubnetId']).toBeNull();
    expect(publicAccess('trial')).toEqual({
      host: 'Enabled',
      data: 'Enabled',
      vault: 'Enabled',
      serviceBus: 'Enabled',
    });
  });
});

describe('with a network', () => {
  it('closes storage and keys; Service Bus Standard cannot be closed', () => {
    expect(publicAccess('network')).toEqual({
      host: 'Disabled',
      data: 'Disabled',
      vault: 'Disabled',
      serviceBus: 'Enabled',
    });
  });

  it('closes Service Bus Premium, and lets operators reach keys and tables', () => {
    const template = evaluated('everything');
    const vault = template.one('Microsoft.KeyVault/vaults').properties;
    const storage = template.one('Microsoft.Storage/storageAccounts', 'stdata').properties;

    expect(publicAccess('everything')).toEqual({
      host: 'Disabled',
      data: 'Enabled',
      vault: 'Enabled',
      serviceBus: 'Disabled',
    });
    expect(vault['networkAcls']).toEqual({
      bypass: 'None',
      defaultAction: 'Deny',
      ipRules: [{ value: '198.51.100.7' }, { value: '203.0.113.0/28' }, { value: '192.0.2.9' }],
    });
    expect(at(storage, 'networkAcls', 'ipRules')).toEqual([
      { value: '198.51.100.7', action: 'Allow' },
      { value: '203.0.113.0/28', action: 'Allow' },
      { value: '192.0.2.9', action: 'Allow' },
    ]);
  });

  it.each([
    ['network', ['blob', 'blob', 'queue', 'table', 'table', 'vault']],
    ['everything', ['blob', 'blob', 'namespace', 'queue', 'table', 'table', 'vault']],
  ])('has a private endpoint for everything that is closed in %s', (name, groups) => {
    const template = evaluated(name);
    const endpoints = template.of('Microsoft.Network/privateEndpoints');

    const made = endpoints.map(({ properties }) =>
      String(at(properties, 'privateLinkServiceConnections', 0, 'properties', 'groupIds', 0)),
    );

    expect(made.toSorted()).toEqual(groups);
    expect(template.of('Microsoft.Network/privateEndpoints/privateDnsZoneGroups')).toHaveLength(
      groups.length,
    );
  });

  it('divides the smallest network that it takes in two', () => {
    const network = evaluated('network').one('Microsoft.Network/virtualNetworks').properties;

    expect(at(network, 'subnets', 0, 'properties', 'addressPrefix')).toBe('10.9.8.0/27');
    expect(at(network, 'subnets', 1, 'properties', 'addressPrefix')).toBe('10.9.8.32/27');
  });

  it('hands the app a subnet by a provider that the page tells how to register', () => {
    const network = evaluated('network').one('Microsoft.Network/virtualNetworks').properties;
    const page = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
    const delegation = ['delegations', 0, 'properties', 'serviceName'] as const;

    expect(at(network, 'subnets', 0, 'properties', ...delegation)).toBe(
      'Microsoft.App/environments',
    );
    expect(page).toContain('az provider register --namespace Microsoft.App --wait');
  });
});
