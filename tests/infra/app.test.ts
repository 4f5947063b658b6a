import { at } from './support/at';
import { caseNames, evaluated } from './support/evaluated';

const app = (name: string) => evaluated(name).one('Microsoft.Web/sites').properties;
const scale = (name: string) => at(app(name), 'functionAppConfig', 'scaleAndConcurrency');

const strategy = (name: string) => at(app(name), 'functionAppConfig', 'siteUpdateStrategy', 'type');
const linked = (name: string) =>
  evaluated(name).one('Microsoft.Communication/communicationServices').properties['linkedDomains'];
const domains = (name: string) =>
  evaluated(name)
    .of('Microsoft.Communication/emailServices/domains')
    .map(({ properties }) => String(properties['domainManagement']));

describe('the app', () => {
  it.each(caseNames)('is worked out to the end in %s', (name) => {
    expect(evaluated(name).diagnostics).toEqual([]);
  });

  it('runs Node 22 from a package that only its identity reads', () => {
    const config = at(app('trial'), 'functionAppConfig');

    expect(at(config, 'runtime')).toEqual({ name: 'node', version: '22' });
    expect(at(config, 'deployment', 'storage', 'authentication', 'type')).toBe(
      'UserAssignedIdentity',
    );
    expect(evaluated('trial').one('Microsoft.Web/serverfarms').sku).toEqual({
      name: 'FC1',
      tier: 'FlexConsumption',
    });
  });

  it.each(caseNames)('is configured by nothing that its plan refuses in %s', (name) => {
    expect(Object.keys(app(name)['siteConfig'] ?? {}).toSorted()).toEqual([
      'http20Enabled',
      'minTlsVersion',
      'remoteDebuggingEnabled',
      'scmMinTlsVersion',
    ]);
  });

  it('keeps nothing warm in a trial, and pages and orchestrations apart when large', () => {
    expect(scale('trial')).toEqual({
      instanceMemoryMB: 512,
      maximumInstanceCount: 10,
      alwaysReady: [],
    });
    expect(at(scale('small'), 'alwaysReady')).toEqual([{ name: 'durable', instanceCount: 1 }]);
    expect(at(scale('everything'), 'alwaysReady')).toEqual([
      { name: 'http', instanceCount: 2 },
      { name: 'durable', instanceCount: 2 },
    ]);
  });

  it('takes single numbers over those of the size', () => {
    expect(scale('everything')).toMatchObject({
      instanceMemoryMB: 4096,
      maximumInstanceCount: 200,
    });
  });

  it('is renewed without a break unless told otherwise', () => {
    expect(strategy('trial')).toBe('RollingUpdate');
    expect(strategy('everything')).toBe('Recreate');
  });

  it('is found by azd', () => {
    expect(evaluated('trial').text).toContain('"azd-service-name": "app"');
  });

  it('lets everybody in where people can sign in, since guests cannot', () => {
    const signIn = evaluated('everything')
      .of('Microsoft.Web/sites/config')
      .find(({ id }) => id.endsWith('/authsettingsV2'));

    expect(at(signIn, 'properties', 'globalValidation', 'requireAuthentication')).toBe(false);
    expect(
      evaluated('trial')
        .of('Microsoft.Web/sites/config')
        .map(({ id }) => id.split('/').at(-1)),
    ).toEqual(['appsettings']);
  });
});

describe('the sender', () => {
  it('is made by Azure in a trial', () => {
    expect(domains('trial')).toEqual(['AzureManaged']);
    expect(linked('trial')).toEqual([expect.stringMatching(/\/AzureManagedDomain$/)]);
  });

  it('stays that of Azure until the own domain is verified, so that mails go out', () => {
    expect(domains('own-domain-unverified').toSorted()).toEqual([
      'AzureManaged',
      'CustomerManaged',
    ]);
    expect(linked('own-domain-unverified')).toEqual(linked('trial'));
    expect(evaluated('mail-unverified').outputs['senderAddress']).toMatch(
      /^\[format\('DoNotReply@\{0\}', .*'AzureManagedDomain'\).*mailFromSenderDomain/,
    );
  });

  it('lies in the own domain once that is verified', () => {
    expect(linked('small')).toEqual([expect.stringMatching(/\/guests\.example\.org$/)]);
    expect(
      evaluated('small').of('Microsoft.Communication/emailServices/domains/senderUsernames'),
    ).toHaveLength(1);
    expect(evaluated('mail-verified').outputs['senderAddress']).toBe('desk@guests.example.org');
  });

  it('comes with the DNS records of the own domain as long as there is one', () => {
    expect(evaluated('mail-unverified').outputs['verificationRecords']).toMatch(
      /'guests\.example\.org'\).*verificationRecords/,
    );
  });
});
