import { at } from './support/at';
import { caseNames, compiledText, evaluated } from './support/evaluated';

describe('secrets', () => {
  it('has no function that reads a key, no secure value and no secret resource', () => {
    const template = compiledText();

    expect(template).not.toMatch(/list[A-Z]\w*\(|accountKey|SharedAccess|sas(?:Token|Key)/i);
    expect(template).not.toMatch(/secureString|secureObject|vaults\/secrets/i);
  });

  it.each(caseNames)('leaves nothing that looks like a key or a signature in %s', (name) => {
    const { text } = evaluated(name);

    expect(text).not.toMatch(/AccountKey=|SharedAccess|[?&]sig=|[A-Za-z0-9+/]{43}=/);
  });

  it.each(caseNames)('switches keys off wherever a service knows keys in %s', (name) => {
    const template = evaluated(name);

    const off = [
      ...template.of('Microsoft.ServiceBus/namespaces').map((each) => each.properties),
      ...template
        .of('Microsoft.Communication/communicationServices')
        .map((each) => each.properties),
    ].map((properties) => properties['disableLocalAuth']);
    const storage = template.of('Microsoft.Storage/storageAccounts');
    const insights = template.one('Microsoft.Insights/components');
    const workspaces = template.of('Microsoft.OperationalInsights/workspaces');
    const publishing = template.of('Microsoft.Web/sites/basicPublishingCredentialsPolicies');

    expect(off).toEqual([true, true]);
    expect(storage.map((each) => each.properties['allowSharedKeyAccess'])).toEqual([false, false]);
    expect(insights.properties['DisableLocalAuth']).toBe(true);
    expect(workspaces.map((each) => at(each.properties, 'features', 'disableLocalAuth'))).toEqual(
      workspaces.map(() => true),
    );
    expect(publishing.map((each) => each.properties['allow'])).toEqual([false, false]);
  });

  it.each(caseNames)('asks for TLS 1.2 or later everywhere in %s', (name) => {
    const template = evaluated(name);
    const site = template.one('Microsoft.Web/sites').properties;

    const storage = template.of('Microsoft.Storage/storageAccounts').map((each) => each.properties);
    const bus = template.one('Microsoft.ServiceBus/namespaces').properties;

    expect(storage.map((each) => each['minimumTlsVersion'])).toEqual(['TLS1_2', 'TLS1_2']);
    expect(storage.map((each) => each['supportsHttpsTrafficOnly'])).toEqual([true, true]);
    expect(bus['minimumTlsVersion']).toBe('1.2');
    expect(site['httpsOnly']).toBe(true);
    expect(at(site, 'siteConfig', 'minTlsVersion')).toBe('1.2');
    expect(at(site, 'siteConfig', 'scmMinTlsVersion')).toBe('1.2');
  });

  it('brings a deleted vault back where it is told to, and else makes one', () => {
    const modes = ['trial', 'everything'].map(
      (name) => evaluated(name).one('Microsoft.KeyVault/vaults').properties['createMode'],
    );

    expect(modes).toEqual(['default', 'recover']);
  });

  it('keeps deleted keys, and lets nobody purge them', () => {
    const vault = evaluated('trial').one('Microsoft.KeyVault/vaults').properties;

    expect(vault).toMatchObject({
      enablePurgeProtection: true,
      enableSoftDelete: true,
      enableRbacAuthorization: true,
    });
  });
});
