import type { Pause } from '../../../shared/domain/policy/switches';
import type { Switches } from '../../../shared/ports/switches';

const at = '2026-01-05T10:00:00.000Z';
const by = { actor: 'operator:kim', at, reason: 'Drill' } as const;
const ofPackage: Pause = { target: { kind: 'package', id: 'project-x' }, ...by };

/** What every Switches does. */
export function switchesContract(makeSwitches: () => Switches): void {
  it('tells what is paused and revoked', async () => {
    const switches = makeSwitches();
    const revocation = { target: { kind: 'partner-key', id: 'k1' }, from: at, ...by } as const;

    await switches.pause(ofPackage);
    await switches.pause({ target: { kind: 'everything' }, ...by });
    await switches.revoke(revocation);

    const { pauses, revocations } = await switches.inForce();
    expect(pauses).toHaveLength(2);
    expect(pauses).toContainEqual(ofPackage);
    expect(revocations).toEqual([revocation]);
  });

  it('keeps one pause of one target, with the latest reason', async () => {
    const switches = makeSwitches();

    await switches.pause(ofPackage);
    await switches.pause({ ...ofPackage, reason: 'Still' });

    expect((await switches.inForce()).pauses.map(({ reason }) => reason)).toEqual(['Still']);
  });

  it('lifts a pause once and leaves the others', async () => {
    const switches = makeSwitches();
    await switches.pause(ofPackage);
    await switches.pause({ target: { kind: 'organization', id: 'project-x' }, ...by });

    const first = await switches.lift(ofPackage.target, by);
    const second = await switches.lift(ofPackage.target, by);

    expect([first.kind, second.kind]).toEqual(['lifted', 'notPaused']);
    expect((await switches.inForce()).pauses.map(({ target }) => target.kind)).toEqual([
      'organization',
    ]);
  });

  it('leaves an audit row of every switch and none of a lift that lifted nothing', async () => {
    const switches = makeSwitches();

    await switches.pause(ofPackage);
    await switches.lift({ kind: 'everything' }, by);
    await switches.lift(ofPackage.target, { ...by, at: '2026-01-05T11:00:00.000Z' });
    await switches.record({
      action: 'dead-letter.discarded',
      ...by,
      at: '2026-01-05T12:00:00.000Z',
      details: {},
    });

    const acts = await switches.acts(new Date(at));
    expect(acts.map(({ action }) => action)).toEqual([
      'switch.paused',
      'switch.lifted',
      'dead-letter.discarded',
    ]);
    expect(acts[0]).toMatchObject({
      ...by,
      details: { kind: 'package', id: 'project-x' },
    });
    expect(await switches.acts(new Date('2026-01-05T11:30:00.000Z'))).toHaveLength(1);
  });
}
