import { createHash } from 'node:crypto';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { anOrganization, aPolicySet } from '../../../../support/policies';

const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ';
const sha256 = createHash('sha256').update(secret).digest('hex');

function world(now: string): InMemoryApp {
  const partnerKeys = [{ id: 'k1', sha256, notAfter: '2026-06-30' }];
  return makeInMemoryApp({
    clock: makeFakeClock(now),
    policies: aPolicySet({ connectedOrganizations: [anOrganization({ partnerKeys })] }),
  });
}

describe('identifyPartner', () => {
  it('knows the organization of a key', () => {
    const partner = world('2026-01-05T10:00:00.000Z').app.identifyPartner(
      `Bearer vst_k1_${secret}`,
    );

    expect(partner).toMatchObject({ keyId: 'k1', organization: { id: 'contoso' } });
  });

  it('does not mind how the scheme is written', () => {
    const { app } = world('2026-01-05T10:00:00.000Z');

    expect(app.identifyPartner(`bearer  vst_k1_${secret}`)).toMatchObject({ keyId: 'k1' });
  });

  it('takes a key up to the end of its last day in the zone of the settings', () => {
    const header = `Bearer vst_k1_${secret}`;

    expect(world('2026-06-30T12:00:00.000Z').app.identifyPartner(header)).toBeDefined();
    expect(world('2026-07-01T12:00:00.000Z').app.identifyPartner(header)).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    `Basic vst_k1_${secret}`,
    `Bearer vst_k2_${secret}`,
    `Bearer vst_k1_${secret}x`,
    `Bearer vst_k1_`,
    `Bearer k1_${secret}`,
  ])('knows nobody by %j', (header) => {
    expect(world('2026-01-05T10:00:00.000Z').app.identifyPartner(header)).toBeUndefined();
  });
});
