import { makeRevokeKey } from '../../../../../shared/application/operators/revoke-key';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeFakeSigningKeys } from '../../../../support/fakes/fake-signing-keys';
import { makeFakeSwitches } from '../../../../support/fakes/fake-switches';
import { kim } from '../../../../support/operators-of';
import { anOrganization, aPolicySet } from '../../../../support/policies';

const now = '2026-01-05T10:00:00.000Z';
const inFiveMinutes = '2026-01-05T10:05:00.000Z';

function vault(...kids: readonly string[]) {
  const partnerKeys = [{ id: 'k1', sha256: 'a'.repeat(64) }];
  const policies = aPolicySet({ connectedOrganizations: [{ ...anOrganization(), partnerKeys }] });
  const switches = makeFakeSwitches();
  const signingKeys = makeFakeSigningKeys(...kids);
  const clock = makeFakeClock(now);
  const revoke = makeRevokeKey({ switches, signingKeys, clock, policies: () => policies });
  return { switches, signingKeys, revoke };
}

describe('revokeKey', () => {
  it('refuses a partner key at once', async () => {
    const { revoke, switches } = vault();

    const outcome = await revoke({ kind: 'partner-key', id: 'k1' }, kim);

    expect(outcome).toEqual({ kind: 'revoked', from: now, replaced: false });
    expect((await switches.inForce()).revocations).toMatchObject([
      { target: { id: 'k1' }, from: now, actor: 'operator:kim' },
    ]);
  });

  it('takes a signing key out of the ring and refuses what it signed at once', async () => {
    const { revoke, signingKeys } = vault('new', 'old');

    const outcome = await revoke({ kind: 'signing-key', id: 'new' }, kim);

    expect(outcome).toEqual({ kind: 'revoked', from: now, replaced: false });
    expect(await signingKeys.kids()).toEqual(['old']);
  });

  it('replaces the last signing key first, and refuses it once every instance knows the new one', async () => {
    const { revoke, signingKeys } = vault('only');

    const outcome = await revoke({ kind: 'signing-key', id: 'only' }, kim);

    expect(outcome).toEqual({ kind: 'revoked', from: inFiveMinutes, replaced: true });
    expect(await signingKeys.kids()).toEqual(['new1']);
  });

  it.each(['partner-key', 'signing-key'] as const)('revokes a %s once', async (kind) => {
    const { revoke, switches } = vault('k1', 'k2');

    await revoke({ kind, id: 'k1' }, kim);
    const again = await revoke({ kind, id: 'k1' }, kim);

    expect(again).toEqual({ kind: 'revokedBefore' });
    expect((await switches.inForce()).revocations).toHaveLength(1);
  });

  it.each(['partner-key', 'signing-key'] as const)('knows no other %s', async (kind) => {
    const { revoke, switches } = vault('key1');

    expect(await revoke({ kind, id: 'k9' }, kim)).toEqual({ kind: 'unknown' });
    expect((await switches.inForce()).revocations).toEqual([]);
  });
});
