import { at } from './support/at';
import { caseNames, evaluated } from './support/evaluated';

const made = evaluated('host-name');

describe('an own host name', () => {
  it.each(caseNames)('can have a certificate, since the app was made for it in %s', (name) => {
    const { properties } = evaluated(name).one('Microsoft.Web/sites');

    expect(properties['siteScopedCertificatesEnabled']).toBe(true);
  });

  it('gets one that belongs to the app, made by Azure for this name', () => {
    const certificate = made.one('Microsoft.Web/sites/certificates');

    expect(certificate.name).toBe('func-test/guests-example-org');
    expect(certificate.properties).toEqual({ canonicalName: 'guests.example.org' });
  });

  it('is bound to that certificate', () => {
    const binding = made.one('Microsoft.Web/sites/hostNameBindings');

    expect(binding.name).toBe('func-test/guests.example.org');
    expect(at(binding, 'properties', 'sslState')).toBe('SniEnabled');
    expect(at(binding, 'properties', 'thumbprint')).toMatch(
      /reference\(.*'guests-example-org'\).*\.thumbprint\]$/,
    );
  });
});
