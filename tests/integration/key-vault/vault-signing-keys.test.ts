import { makeVaultKeyRing } from '../../../shared/adapters/key-vault/vault-key-ring';
import { makeVaultSigningKeys } from '../../../shared/adapters/key-vault/vault-signing-keys';
import { signingKeysContract } from '../../support/contracts/signing-keys.contract';
import { startVaultServer, type VaultServer } from '../../support/vault-server';

const value = Buffer.alloc(32, 1).toString('base64');
const at = Date.UTC(2026, 0, 5);
const now = () => new Date(at);
const first = { version: `FIRST000${'f'.repeat(24)}`, value, created: 100 };

describe('makeVaultSigningKeys', () => {
  let vault: VaultServer;

  beforeEach(async () => {
    vault = await startVaultServer();
    vault.set('link-signing-keys', [first, { ...first, version: 'off', enabled: false }]);
    vault.set('address-pepper', [{ ...first, version: 'pepper' }]);
  });
  afterEach(() => vault.stop());

  const keys = () => makeVaultSigningKeys({ connect: vault.connect, now });
  const ringKids = async (): Promise<readonly string[]> => {
    const ring = makeVaultKeyRing({ connect: vault.connect, now });
    return (await ring.keys()).map(({ kid }) => kid);
  };

  signingKeysContract(keys);

  it('names the keys as tokens do, without those that are disabled', async () => {
    expect(await keys().kids()).toEqual(['first000']);
    expect(await keys().kids()).toEqual(await ringKids());
  });

  it('counts no key that the app cannot use: one that is over, or that has not begun', async () => {
    vault.set('link-signing-keys', [
      first,
      { ...first, version: 'over0000', exp: at / 1000 - 1 },
      { ...first, version: 'tomorrow', nbf: at / 1000 + 86_400 },
    ]);

    expect(await keys().kids()).toEqual(['first000']);
    expect(await ringKids()).toEqual(['first000']);
  });

  it('takes out for good what has not begun too', async () => {
    vault.set('link-signing-keys', [
      first,
      { ...first, version: 'tomorrow', nbf: at / 1000 + 86_400 },
    ]);

    await keys().remove('tomorrow');

    const inTwoDays = () => new Date(at + 2 * 86_400_000);
    const later = makeVaultSigningKeys({ connect: vault.connect, now: inTwoDays });
    expect(await later.kids()).toEqual(['first000']);
  });

  it('adds a key of 32 bytes that a ring reads and signs with', async () => {
    await keys().add();

    const kids = await keys().kids();
    expect(kids).toHaveLength(2);
    expect(kids[1]).toBe('first000');
    expect(await ringKids()).toEqual(kids);
  });

  it('takes a key out of every ring', async () => {
    await keys().add();

    await keys().remove('first000');

    expect(await ringKids()).toEqual(await keys().kids());
    expect(await ringKids()).not.toContain('first000');
  });

  it('says when the sign-in lacks the right', async () => {
    vault.answer(403);

    await expect(keys().kids()).rejects.toThrow('keys.refused');
  });
});
