import { join } from 'node:path';
import { findFreePort } from '../../../../local/supervisor/free-port';
import { makeHostProcess, type HostProcess } from '../../../../local/supervisor/host-process';
import { waitUntilReady } from '../../../../local/supervisor/wait-until-ready';
import { until } from '../../../support/until';

const script = join(__dirname, '../../../fixtures/hosts/minimal-host.cjs');
const lines: string[] = [];
const givenUp: string[] = [];
let settings: Record<string, string>;
let host: HostProcess;
let url: string;

const kill = (): number | undefined => {
  const pid = host.pid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  return pid;
};

beforeEach(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}/health/ready`;
  lines.length = 0;
  givenUp.length = 0;
  settings = { VESTIBULE_CLOCK_OFFSET_MS: '0' };
  host = makeHostProcess({
    script,
    args: ['--port', String(port)],
    environment: () => ({ ...process.env, ...settings }),
    log: (line) => lines.push(line),
    onGivenUp: (sentence) => givenUp.push(sentence),
  });
});

afterEach(() => host.stop());

describe('makeHostProcess', () => {
  it('is started once the host says so; everything else it prints is log', async () => {
    const started = await host.start();

    expect(started).toBe(true);
    expect(await waitUntilReady(url, 2000)).toBeUndefined();
    expect(lines).toEqual(['a line before the ready line']);
  });

  it('starts a killed host again on the same port, with the settings of that moment', async () => {
    await host.start();
    const before = host.pid();
    settings['VESTIBULE_CLOCK_OFFSET_MS'] = '5000';

    kill();
    await until(() => host.pid() !== before);

    expect(await waitUntilReady(url, 3000)).toBeUndefined();
    expect(await (await fetch(url)).json()).toMatchObject({ offset: '5000' });
    expect(lines).toContainEqual(expect.stringContaining('signal SIGKILL'));
  });

  it('answers while the host runs and refuses while it does not', async () => {
    await host.start();

    const answer = await host.ask({ kind: 'rest' });
    kill();

    await expect(host.ask({ kind: 'rest' })).rejects.toThrow(/functions host/);
    expect(answer).toMatchObject({ kind: 'rest', atRest: true });
  });

  it('says that the first start failed and does not try again', async () => {
    settings['MINIMAL_HOST_FAILS'] = 'true';

    const started = await host.start();

    expect(started).toBe(false);
    expect(lines).toEqual(['cannot start']);
  });

  it('gives up when the host does not come back', async () => {
    await host.start();
    settings['MINIMAL_HOST_FAILS'] = 'true';

    kill();
    await until(() => givenUp.length > 0);

    expect(givenUp).toEqual([expect.stringMatching(/ended 5 times before it was ready/)]);
  });

  it('does not start again a host that it stopped', async () => {
    await host.start();

    await host.stop();

    expect(await waitUntilReady(url, 300)).toBe('nothing');
  });
});
