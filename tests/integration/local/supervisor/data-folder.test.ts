import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../../../../local/supervisor/data-folder';
import { until } from '../../../support/until';

const parent = mkdtempSync(join(tmpdir(), 'folders-'));
const path = join(parent, 'a', 'b');
const lock = join(path, 'lock');

const open = (folder: string | undefined): Extract<DataFolder, { kind: 'open' }> => {
  const opened = openDataFolder(folder);
  if (opened.kind === 'refused') throw new Error(opened.sentence);
  return opened;
};

const endedPid = (): number => spawnSync('true').pid;

const contentOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

afterEach(() => rmSync(path, { recursive: true, force: true }));
afterAll(() => rmSync(parent, { recursive: true }));

describe('openDataFolder', () => {
  it('makes the folder and holds its lock until it is closed', () => {
    const folder = open(path);

    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
    folder.close();

    expect(existsSync(lock)).toBe(false);
    expect(existsSync(path)).toBe(true);
  });

  it.each(['/proc/x', '/dev/null/x', __filename])('refuses what no folder can be: %s', (none) => {
    const opened = openDataFolder(none);

    expect(opened).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining(`${none} cannot be written`) as string,
    });
  });

  it('refuses a folder that a living process holds, and names the process', () => {
    open(path);
    writeFileSync(lock, JSON.stringify({ pid: process.ppid }));

    const second = openDataFolder(path);

    expect(second.kind).toBe('refused');
    expect(JSON.stringify(second)).toContain(`process ${process.ppid}`);
  });

  it.each([
    ['is gone', { pid: endedPid() }],
    ['has another start time, so that its id was given again', { pid: process.ppid, start: '1' }],
    ['wrote nothing that can be read', 'torn'],
  ])('takes over the lock of a process that %s', (_, content) => {
    open(path);
    writeFileSync(lock, JSON.stringify(content));

    open(path);

    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('takes over the lock of a process that ended and whose parent has not noticed', async () => {
    // The shell starts a child that ends with its input, and becomes a program that never asks how it ended.
    const shell = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 30']);
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    open(path);
    writeFileSync(lock, JSON.stringify({ pid }));
    await until(() => contentOf(`/proc/${shell.pid}/comm`).startsWith('sleep'));
    shell.stdin.end();
    await until(() => contentOf(`/proc/${pid}/stat`).includes(') Z '));

    const folder = openDataFolder(path);
    shell.kill();

    expect(folder.kind).toBe('open');
  });

  it('refuses what cannot be a folder in one sentence', () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');

    const folder = openDataFolder(join(file, 'below'));

    expect(folder).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(folder)).toMatch(/cannot be written \(ENOTDIR\)/);
  });

  it('gives a temporary folder that is gone when it is closed', () => {
    const folder = open(undefined);
    writeFileSync(join(folder.path, 'state'), 'x');

    folder.close();

    expect(existsSync(folder.path)).toBe(false);
  });
});
