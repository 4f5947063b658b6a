import type { KeyRing } from '../../../shared/ports/key-ring';
import type { FakeClock } from '../fakes/fake-clock';

export interface KeyRingWorld {
  readonly ring: KeyRing;
  /** The one that the ring goes by. */
  readonly clock: FakeClock;
  /** Puts another key in front of those behind the ring. */
  readonly add: () => Promise<void>;
  /** Removes a key for good. */
  readonly remove: (kid: string) => Promise<void>;
}

const mostAgeSeconds = 300;

const kidsOf = async (ring: KeyRing): Promise<readonly string[]> =>
  (await ring.keys()).map(({ kid }) => kid);

/** What every KeyRing does; it begins with one key. */
export function keyRingContract(make: () => KeyRingWorld | Promise<KeyRingWorld>): void {
  it('gives keys and a pepper of 32 bytes, under names that tokens can hold', async () => {
    const { ring } = await make();

    const keys = await ring.keys();

    expect(keys).toHaveLength(1);
    expect(keys[0]?.kid).toMatch(/^[a-z0-9]{1,8}$/);
    expect(keys[0]?.secret).toHaveLength(32);
    expect(await ring.pepper()).toHaveLength(32);
  });

  it('hands out the same bytes again, so that a key is imported once', async () => {
    const { ring } = await make();
    const [first] = await ring.keys();

    const [again] = await ring.keys();

    expect(again?.secret).toBe(first?.secret);
    expect(await ring.pepper()).toBe(await ring.pepper());
  });

  it('signs with an added key after five minutes, keeps the old one and never changes the pepper', async () => {
    const { ring, clock, add } = await make();
    const before = await ring.keys();
    const pepper = Buffer.from(await ring.pepper());

    await add();
    clock.advance(mostAgeSeconds);
    const after = await ring.keys();

    expect(after).toHaveLength(2);
    expect(after[1]).toEqual(before[0]);
    expect(after[0]?.kid).not.toBe(before[0]?.kid);
    expect(after[0]?.secret).not.toEqual(before[0]?.secret);
    expect(Buffer.from(await ring.pepper())).toEqual(pepper);
  });

  it('forgets a removed key after five minutes', async () => {
    const { ring, clock, add, remove } = await make();
    const [old = ''] = await kidsOf(ring);
    await add();
    clock.advance(mostAgeSeconds);
    const [added] = await kidsOf(ring);

    await remove(old);
    clock.advance(mostAgeSeconds);

    expect(await kidsOf(ring)).toEqual([added]);
  });
}
