import type { SigningKeys } from '../../../shared/ports/signing-keys';

/** What every SigningKeys does; it begins with one key. */
export function signingKeysContract(make: () => SigningKeys | Promise<SigningKeys>): void {
  it('puts each new key in front of those before it', async () => {
    const keys = await make();
    const first = await keys.kids();

    await keys.add();
    const second = await keys.kids();
    await keys.add();
    const third = await keys.kids();

    expect([first.length, new Set(third).size]).toEqual([1, 3]);
    expect(second.slice(1)).toEqual(first);
    expect(third.slice(1)).toEqual(second);
    expect(third.filter((kid) => !/^[a-z0-9]{1,8}$/.test(kid))).toEqual([]);
  });

  it('takes a key out, twice as well, and leaves the others', async () => {
    const keys = await make();
    const [first = ''] = await keys.kids();
    await keys.add();
    const [added] = await keys.kids();

    await keys.remove(first);
    await keys.remove(first);

    expect(await keys.kids()).toEqual([added]);
  });

  it('takes out nothing under a name that is not there', async () => {
    const keys = await make();
    const before = await keys.kids();

    await keys.remove('nobodys');

    expect(await keys.kids()).toEqual(before);
  });
}
