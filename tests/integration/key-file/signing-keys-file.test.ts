import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFileKeyRing } from '../../../shared/adapters/key-file/file-key-ring';
import { makeSigningKeysFile } from '../../../shared/adapters/key-file/signing-keys-file';
import { signingKeysContract } from '../../support/contracts/signing-keys.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';

describe('makeSigningKeysFile', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signing-keys-'));
    path = join(folder, 'keys.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const clock = makeFakeClock();
  const ring = () => makeFileKeyRing({ path, now: () => clock.now() });

  signingKeysContract(async () => {
    await ring().keys();
    return makeSigningKeysFile(path);
  });

  it('puts a new key in front, which a ring reads with the same pepper', async () => {
    const [first] = await ring().keys();
    const pepper = await ring().pepper();
    const keys = makeSigningKeysFile(path);

    await keys.add();

    const kids = await keys.kids();
    expect(kids).toHaveLength(2);
    expect(kids[1]).toBe(first?.kid);
    expect((await ring().keys()).map(({ kid }) => kid)).toEqual(kids);
    expect(await ring().pepper()).toEqual(pepper);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('makes no file where there is none', async () => {
    await expect(makeSigningKeysFile(path).kids()).rejects.toThrow('keys.missing');
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });
});
