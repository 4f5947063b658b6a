import { heedSwitches } from '../../../../shared/application/heed-switches';
import { nothingSwitched, type SwitchesInForce } from '../../../../shared/domain/policy/switches';
import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeFakeStepLog } from '../../../support/fakes/fake-step-log';

const drill: SwitchesInForce = {
  pauses: [
    {
      target: { kind: 'everything' },
      actor: 'operator:kim',
      at: '2026-01-05T10:00:00.000Z',
      reason: 'Drill',
    },
  ],
  revocations: [],
};

function heeding(read: () => Promise<SwitchesInForce>, sleep = async () => never()) {
  const clock = makeFakeClock();
  const log = makeFakeStepLog();
  let reads = 0;
  const inForce = async (): Promise<SwitchesInForce> => {
    reads += 1;
    return read();
  };
  const heeded = heedSwitches({ switches: { inForce }, clock, log, sleep });
  return { clock, log, heeded, reads: () => reads };
}

const never = async (): Promise<void> => new Promise(() => undefined);

describe('heedSwitches', () => {
  it('reads at most every thirty seconds', async () => {
    let switched = nothingSwitched;
    const { heeded, clock, reads } = heeding(async () => Promise.resolve(switched));
    await heeded.refresh();
    switched = drill;

    clock.advance(29);
    await heeded.refresh();
    const before = heeded.current();
    clock.advance(1);
    await heeded.refresh();

    expect(before).toEqual(nothingSwitched);
    expect(heeded.current()).toEqual(drill);
    expect(reads()).toBe(2);
  });

  it('goes on with what it read last while the tables do not answer, and asks again after a second', async () => {
    let isDown = false;
    const { heeded, clock, log, reads } = heeding(async () =>
      isDown ? Promise.reject(new Error('down')) : Promise.resolve(drill),
    );
    await heeded.refresh();
    isDown = true;
    clock.advance(31);

    await heeded.refresh();
    await heeded.refresh();
    clock.advance(1);
    await heeded.refresh();

    expect(heeded.current()).toEqual(drill);
    expect(reads()).toBe(3);
    expect(log.lines.map(({ step }) => step)).toEqual([
      'switches.unreadable',
      'switches.unreadable',
    ]);
  });

  it('does not wait for tables that hang', async () => {
    const { heeded, reads } = heeding(
      async () => new Promise(() => undefined),
      async () => Promise.resolve(),
    );

    await heeded.refresh();
    await heeded.refresh();

    expect(heeded.current()).toEqual(nothingSwitched);
    expect(reads()).toBe(1);
  });
});
