import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { makeCoreToolsHost } from '../../../local/supervisor/core-tools-host';
import { findFreePort } from '../../../local/supervisor/free-port';
import { waitUntilReady } from '../../../local/supervisor/wait-until-ready';

const projectDir = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'func-'));
const host = join(projectDir, 'tests/fixtures/hosts/minimal-host.cjs');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run start:func', () => {
  it('says in one sentence how to get Core Tools where there are none', () => {
    const run = spawnSync(process.execPath, [join(projectDir, 'scripts/start-func.mjs')], {
      env: { PATH: '' },
      encoding: 'utf8',
    });

    expect(run.status).toBe(1);
    expect(run.stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining('npm install --global azure-functions-core-tools@4'),
    ]);
  });
});

describe('npm start', () => {
  it('explains itself without building anything', () => {
    const run = spawnSync(process.execPath, [join(projectDir, 'scripts/start.mjs'), '--help'], {
      encoding: 'utf8',
    });

    expect(run.status).toBe(0);
    expect(run.stdout).toContain('--policies DIR');
    expect(run.stderr).toBe('');
  });
});

describe('makeCoreToolsHost', () => {
  it('runs func on the app with its settings until it is stopped', async () => {
    const script = `#!${process.execPath}\nrequire(${JSON.stringify(host)});\nprocess.on('SIGINT', () => process.exit(0));\n`;
    writeFileSync(join(folder, 'func'), script);
    chmodSync(join(folder, 'func'), 0o755);
    const port = await findFreePort();
    const ended: string[] = [];
    const func = makeCoreToolsHost({
      appDir: folder,
      port,
      storageDir: join(folder, 'azurite'),
      projectDir,
      settings: {
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
        VESTIBULE_CLOCK_OFFSET_MS: 'seen',
      },
      log: () => undefined,
      onGivenUp: (sentence) => ended.push(sentence),
    });

    await func.start();
    const url = `http://127.0.0.1:${port}/any`;
    const problem = await waitUntilReady(url, 5000);
    const answer: unknown = await (await fetch(url)).json();
    await func.stop();

    expect(problem).toBeUndefined();
    expect(answer).toEqual({ path: '/any', offset: 'seen' });
    expect(ended).toEqual([]);
    expect(await waitUntilReady(url, 100)).toBe('nothing');
  });
});
