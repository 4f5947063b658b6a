import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { partnerKey } from '../../../commands/keys/partner-key';
import { makeInMemoryApp } from '../../support/in-memory-app';
import { runInMemory } from '../../support/run-in-memory';

const seeds = join(__dirname, '..', '..', '..', 'policies');
const run = async (...args: readonly string[]) =>
  runInMemory(partnerKey, [...args, '--policies', seeds], makeInMemoryApp());

describe('partner-key', () => {
  it('prints a key and the line that lets the app know it by its hash', async () => {
    const { code, stdout, opened } = await run('--organization', 'contoso', '--json');

    const made = JSON.parse(stdout) as Readonly<Record<'key' | 'id' | 'sha256' | 'line', string>>;
    const secret = made.key.replace(`vst_${made.id}_`, '');
    expect({ code, opened }).toEqual({ code: 0, opened: 0 });
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(made.sha256).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(made.line).toContain(made.sha256);
    expect(made.line).not.toContain(secret);
  });

  it('makes another key every time', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => run('--organization', 'contoso')),
    );

    expect(first?.stdout).not.toBe(second?.stdout);
  });

  it.each([
    [[]],
    [['--organization', 'nobody']],
    [['--organization', 'contoso', '--not-after', 'soon']],
    [['--organization', 'contoso', '--not-after', '2020-01-01']],
    [['--organization', 'contoso', '--id', 'Not An Id']],
    [['--organization', 'contoso', '--id', 'ends-with-']],
    [['--organization', 'contoso', '--id', 'k'.repeat(33)]],
  ])('refuses %j in one sentence', async (args) => {
    const { code, stdout } = await run(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
