import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-node';

const script = 'scripts/check-kql.mjs';

describe('queries of the log', () => {
  it('are understood, in alerts and in the runbook', async () => {
    const { code, stderr, stdout } = await runNode([script]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d\d queries/);
  });

  it.each([
    ['a column that is not there', 'AppTraces | where Massage has "x"', 'Massage'],
    ['a table that is not there', 'AppTracks | count', 'AppTracks'],
    [
      'a type that does not fit',
      'AppTraces | where TimeGenerated > "x" | where Message > 3',
      'type',
    ],
    ['a word of the language as a name', 'AppTraces | summarize last = count()', "['last']"],
  ])('are refused with %s', async (_what, query, word) => {
    const folder = mkdtempSync(join(tmpdir(), 'kql-'));
    const file = join(folder, 'wrong.kql');
    writeFileSync(file, query);

    const ran = await runNode([script, file]);

    rmSync(folder, { recursive: true });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(word);
  });
});
