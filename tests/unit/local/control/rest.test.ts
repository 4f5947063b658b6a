import {
  waitForRest,
  type HostRest,
  type Party,
  type RestWatch,
} from '../../../../local/control/rest';

const quiet: HostRest = { atRest: true, activity: 1, nextStop: undefined };

/** Answers of the host, one a look; the last one stays. An undefined one stands for a host that is down. */
const watchOf = (
  answers: readonly (HostRest | undefined)[],
  parties: readonly Party[] = [],
): RestWatch & { readonly looks: () => number } => {
  let looks = 0;
  let elapsed = 0;
  return {
    now: () => 1000,
    parties,
    host: {
      rest() {
        const answer = answers[Math.min(looks, answers.length - 1)];
        looks += 1;
        return answer === undefined ? Promise.reject(new Error('down')) : Promise.resolve(answer);
      },
      moveTo: () => Promise.resolve(),
    },
    sleep(ms) {
      elapsed += ms;
      return Promise.resolve();
    },
    realNow: () => elapsed,
    patienceMs: 300,
    looks: () => looks,
  };
};

const busyUntil = (name: string, looks: number): Party => {
  let asked = 0;
  return { name, atRest: () => (asked += 1) > looks };
};

describe('waitForRest', () => {
  it('looks twice before it believes', async () => {
    const watch = watchOf([quiet]);

    const rest = await waitForRest(watch);

    expect(rest).toEqual({ kind: 'atRest', nextStop: undefined });
    expect(watch.looks()).toBe(2);
  });

  it('looks again when the host did something between two looks', async () => {
    const watch = watchOf([quiet, { ...quiet, activity: 2 }, { ...quiet, activity: 2 }]);

    await waitForRest(watch);

    expect(watch.looks()).toBe(3);
  });

  it('waits for a backend that is busy', async () => {
    const watch = watchOf([quiet], [busyUntil('Tables', 4)]);

    const rest = await waitForRest(watch);

    expect(rest.kind).toBe('atRest');
    expect(watch.looks()).toBe(4);
  });

  it('waits for a host that is started again', async () => {
    const watch = watchOf([undefined, undefined, quiet]);

    const rest = await waitForRest(watch);

    expect(rest.kind).toBe('atRest');
  });

  it('gives the next instant that the host waits for', async () => {
    const rest = await waitForRest(watchOf([{ ...quiet, nextStop: 5000 }]));

    expect(rest).toEqual({ kind: 'atRest', nextStop: 5000 });
  });

  it('does not call rest what is due already', async () => {
    const rest = await waitForRest(watchOf([{ ...quiet, nextStop: 1000 }]));

    expect(rest).toEqual({ kind: 'busy', names: ['Functions host'] });
  });

  it('is patient with a host that gets on, but not for ever', async () => {
    const working = (looks: number): readonly HostRest[] =>
      Array.from({ length: looks }, (_, at) => ({ ...quiet, atRest: false, activity: at }));

    const slow = await waitForRest(watchOf([...working(100), quiet]));
    const endless = await waitForRest(watchOf(working(1000)));

    expect(slow.kind).toBe('atRest');
    expect(endless).toEqual({ kind: 'busy', names: ['Functions host'] });
  });

  it('gives up after its patience and names what is not at rest', async () => {
    const watch = watchOf([{ ...quiet, atRest: false }], [busyUntil('Service Bus', Infinity)]);

    const rest = await waitForRest(watch);

    expect(rest).toEqual({ kind: 'busy', names: ['Service Bus', 'Functions host'] });
  });
});
