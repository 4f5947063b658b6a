import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFileKeyRing } from '../../../shared/adapters/key-file/file-key-ring';
import { makeSigningKeysFile } from '../../../shared/adapters/key-file/signing-keys-file';
import { keyRingContract } from '../../support/contracts/key-ring.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';

interface Content {
  pepper: string;
  keys: { kid: string; secret: string }[];
}

describe('makeFileKeyRing', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
    path = join(folder, 'made', 'keys.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const clock = makeFakeClock();
  const ring = () => makeFileKeyRing({ path, now: () => clock.now() });
  const content = async () => JSON.parse(await readFile(path, 'utf8')) as Content;

  keyRingContract(() => {
    const signingKeys = makeSigningKeysFile(path);
    return {
      ring: ring(),
      clock,
      add: async () => signingKeys.add(),
      remove: async (kid) => signingKeys.remove(kid),
    };
  });

  it('keeps the file to its owner and leaves nothing else behind', async () => {
    await ring().keys();

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'made'))).toEqual(['keys.json']);
  });

  it('gives every instance of one moment the same keys', async () => {
    const rings = Array.from({ length: 8 }, ring);

    const keys = await Promise.all(rings.map((each) => each.keys()));
    const peppers = await Promise.all(rings.map((each) => each.pepper()));

    expect(new Set(keys.map(([key]) => key?.kid)).size).toBe(1);
    expect(new Set(peppers.map((pepper) => Buffer.from(pepper).toString('hex'))).size).toBe(1);
  });

  it('hears of an added and of a removed key after five minutes', async () => {
    const keyRing = ring();
    const [old] = await keyRing.keys();
    const file = await content();
    const added = { kid: 'newer', secret: Buffer.alloc(32, 1).toString('base64') };

    await writeFile(path, JSON.stringify({ ...file, keys: [added, ...file.keys] }));
    clock.advance(299);
    const before = await keyRing.keys();
    clock.advance(1);
    const after = await keyRing.keys();

    expect(before).toHaveLength(1);
    expect(after.map(({ kid }) => kid)).toEqual(['newer', old?.kid]);
  });

  it.each([
    ['no JSON', '{'],
    ['no key', JSON.stringify({ pepper: Buffer.alloc(32).toString('base64'), keys: [] })],
    ['a short pepper', JSON.stringify({ pepper: 'AAAA', keys: [] })],
  ])('refuses a file with %s and does not overwrite or quote it', async (_, text) => {
    path = join(folder, 'keys.json');
    await writeFile(path, text);

    const failure = await ring()
      .keys()
      .catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'keys.malformed', cause: undefined });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('says that it cannot write where it may not, and tries again later', async () => {
    path = join(folder, 'file', 'keys.json');
    await writeFile(join(folder, 'file'), '');
    const keyRing = ring();

    await expect(keyRing.keys()).rejects.toThrow(/keys\.un(readable|writable)/);
    await chmod(folder, 0o700);
    await rm(join(folder, 'file'));

    expect(await keyRing.keys()).toHaveLength(1);
  });
});
