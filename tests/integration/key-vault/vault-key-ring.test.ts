import { makeVaultKeyRing } from '../../../shared/adapters/key-vault/vault-key-ring';
import { makeVaultSigningKeys } from '../../../shared/adapters/key-vault/vault-signing-keys';
import { keyRingContract } from '../../support/contracts/key-ring.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { type SecretVersion, startVaultServer, type VaultServer } from '../../support/vault-server';

const secret = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

const version = (
  fill: number,
  created: number,
  more: Partial<SecretVersion> = {},
): SecretVersion => ({
  version: `${String(fill).padStart(8, '0')}${'f'.repeat(24)}`,
  value: secret(fill),
  created,
  ...more,
});

describe('makeVaultKeyRing', () => {
  let vault: VaultServer;

  beforeEach(async () => {
    vault = await startVaultServer();
    vault.set('link-signing-keys', [version(1, 100), version(3, 300), version(2, 200)]);
    vault.set('address-pepper', [version(9, 50)]);
  });

  afterEach(() => vault.stop());

  const setUp = () => {
    const clock = makeFakeClock();
    return { clock, ring: makeVaultKeyRing({ connect: vault.connect, now: () => clock.now() }) };
  };
  const kids = async (ring: ReturnType<typeof setUp>['ring']): Promise<readonly string[]> =>
    (await ring.keys()).map(({ kid }) => kid);

  keyRingContract(() => {
    vault.set('link-signing-keys', [version(1, 100)]);
    const { clock, ring } = setUp();
    const signingKeys = makeVaultSigningKeys({ connect: vault.connect, now: () => clock.now() });
    return {
      clock,
      ring,
      add: async () => signingKeys.add(),
      remove: async (kid) => signingKeys.remove(kid),
    };
  });

  it('gives the versions of the secret as keys, newest first', async () => {
    const { ring } = setUp();

    const keys = await ring.keys();

    expect(keys.map(({ kid }) => kid)).toEqual(['00000003', '00000002', '00000001']);
    expect(keys.map((key) => Buffer.from(key.secret).toString('base64'))).toEqual(
      [3, 2, 1].map(secret),
    );
  });

  it('leaves out versions that are disabled, over or not yet in force', async () => {
    const now = makeFakeClock().now().getTime() / 1000;
    vault.set('link-signing-keys', [
      version(1, 100),
      version(2, 200, { enabled: false }),
      version(3, 300, { exp: now - 1 }),
      version(4, 400, { nbf: now + 60 }),
    ]);

    expect(await kids(setUp().ring)).toEqual(['00000001']);
  });

  it('gives the first pepper even when somebody has added another', async () => {
    vault.set('address-pepper', [version(8, 60), version(9, 50)]);
    const { ring } = setUp();

    expect(Buffer.from(await ring.pepper()).toString('base64')).toBe(secret(9));
  });

  it('asks the vault once for everybody, and not again for five minutes', async () => {
    const { ring, clock } = setUp();

    await Promise.all([ring.keys(), ring.keys(), ring.pepper()]);
    const first = vault.requests.length;
    clock.advance(299);
    await ring.keys();

    expect(vault.requests).toHaveLength(first);
    expect(vault.requests.filter((path) => path.includes('00000003'))).toHaveLength(1);
  });

  it('drops a disabled version within five minutes and fetches only what is new', async () => {
    const { ring, clock } = setUp();
    await ring.keys();
    const before = vault.requests.length;

    vault.set('link-signing-keys', [
      version(2, 200),
      version(4, 400),
      version(1, 100, { enabled: false }),
    ]);
    clock.advance(300);

    expect(await kids(ring)).toEqual(['00000004', '00000002']);
    const fetched = vault.requests.slice(before).filter((path) => !path.endsWith('/versions'));
    expect(fetched).toEqual([`/secrets/link-signing-keys/${version(4, 0).version}`]);
  });

  it.each([500, 503, 403])(
    'goes on with the keys last read while the vault answers %i',
    async (status) => {
      const { ring, clock } = setUp();
      const before = await kids(ring);

      vault.answer(status);
      clock.advance(3600);
      const during = await kids(ring);
      const asked = vault.requests.length;
      await ring.keys();

      expect(during).toEqual(before);
      expect(vault.requests).toHaveLength(asked);
    },
  );

  it('asks again half a minute after a failure', async () => {
    const { ring, clock } = setUp();
    await ring.keys();
    vault.answer(503);
    clock.advance(300);
    await ring.keys();

    vault.answer(undefined);
    vault.set('link-signing-keys', [version(5, 500)]);
    clock.advance(30);

    expect(await kids(ring)).toEqual(['00000005']);
  });

  it.each([
    [503, 'keys.unavailable', true],
    [403, 'keys.refused', false],
  ])(
    'says why it has no keys at all when the vault answers %i',
    async (status, code, retryable) => {
      vault.answer(status);

      await expect(setUp().ring.keys()).rejects.toMatchObject({ code, retryable });
    },
  );

  it('recovers from a vault that was down at the start', async () => {
    const { ring } = setUp();
    vault.answer(503);
    await expect(ring.keys()).rejects.toThrow('keys.unavailable');

    vault.answer(undefined);

    expect(await kids(ring)).toHaveLength(3);
  });

  it('refuses a vault without keys and a key that is not 32 bytes', async () => {
    vault.set('link-signing-keys', []);
    await expect(setUp().ring.keys()).rejects.toThrow('keys.none');

    vault.set('link-signing-keys', [version(1, 100, { value: 'c2hvcnQ=' })]);
    await expect(setUp().ring.keys()).rejects.toThrow('keys.malformed');
  });
});
