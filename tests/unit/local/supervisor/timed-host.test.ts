import { makeTimedHost } from '../../../../local/supervisor/timed-host';

const hostAnswering = (
  answer: Readonly<Record<string, unknown>>,
): { readonly asked: unknown[]; readonly host: ReturnType<typeof makeTimedHost> } => {
  const asked: unknown[] = [];
  const host = makeTimedHost({
    ask(message) {
      asked.push(message);
      return Promise.resolve(answer);
    },
  });
  return { asked, host };
};

describe('makeTimedHost', () => {
  it('asks for rest', async () => {
    const { asked, host } = hostAnswering({ kind: 'rest', atRest: true, activity: 7, nextStop: 9 });

    const rest = await host.rest();

    expect(rest).toEqual({ atRest: true, activity: 7, nextStop: 9 });
    expect(asked).toEqual([{ kind: 'rest' }]);
  });

  it('takes a host that names no instant as one that waits for none', async () => {
    const { host } = hostAnswering({ kind: 'rest', atRest: true, activity: 7, nextStop: null });

    expect((await host.rest()).nextStop).toBeUndefined();
  });

  it('moves the host', async () => {
    const { asked, host } = hostAnswering({ kind: 'clock', now: 5 });

    await host.moveTo(5);

    expect(asked).toEqual([{ kind: 'clock', instant: 5 }]);
  });
});
