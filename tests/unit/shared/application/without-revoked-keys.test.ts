import { withoutRevokedKeys } from '../../../../shared/application/without-revoked-keys';
import type { SwitchesInForce } from '../../../../shared/domain/policy/switches';
import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeFakeKeyRing } from '../../../support/fakes/fake-key-ring';

const revoked = (id: string, from: string): SwitchesInForce => ({
  pauses: [],
  revocations: [
    { target: { kind: 'signing-key', id }, from, actor: 'operator:kim', at: from, reason: 'Lost' },
  ],
});

describe('withoutRevokedKeys', () => {
  it('leaves out a revoked key from its instant on, whatever the ring says', async () => {
    const clock = makeFakeClock('2026-01-05T10:00:00.000Z');
    const ring = makeFakeKeyRing();
    ring.rotate('key2');
    const switches = revoked('key2', '2026-01-05T10:05:00.000Z');
    const heeding = withoutRevokedKeys(ring, () => switches, clock);
    const kids = async () => (await heeding.keys()).map(({ kid }) => kid);

    const before = await kids();
    clock.advance(300);

    expect(before).toEqual(['key2', 'key1']);
    expect(await kids()).toEqual(['key1']);
    expect(await heeding.pepper()).toEqual(await ring.pepper());
  });
});
