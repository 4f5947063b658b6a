import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellCommands } from '../../../../local/supervisor/tell-commands';

describe('tellCommands', () => {
  it('leaves the settings for its owner only, and takes them away', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tell-commands-'));
    const file = join(folder, 'stack.json');

    const forget = tellCommands(folder, { DataStorage: 'here' });
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { mode } = statSync(file);
    forget();

    expect(told).toEqual({ pid: process.pid, settings: { DataStorage: 'here' } });
    expect(mode & 0o777).toBe(0o600);
    expect(existsSync(file)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
