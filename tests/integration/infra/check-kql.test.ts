import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-node';

const script = 'scripts/check-kql.mjs';

/** Queries with one mistake each, and a word of what is said of it. */
const wrong = {
  'column.kql': { query: 'AppTraces | where Massage has "x"', word: 'Massage' },
  'table.kql': { query: 'AppTracks | count', word: 'AppTracks' },
  'type.kql': { query: 'AppTraces | where Message > 3', word: 'type' },
  'keyword.kql': { query: 'AppTraces | summarize last = count()', word: "['last']" },
};

describe('queries of the log', () => {
  it('are understood, in alerts and in the runbook', async () => {
    const { code, stderr, stdout } = await runNode([script]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d\d queries/);
  });

  it('are refused with what is not there or does not fit, each by its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kql-'));
    const files = Object.entries(wrong).map(([name, { query }]) => {
      const file = join(folder, name);
      writeFileSync(file, query);
      return file;
    });

    const { code, stderr } = await runNode([script, ...files]);

    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    const lines = stderr.split('\n');
    for (const [name, { word }] of Object.entries(wrong)) {
      const told = lines.filter((line) => line.startsWith(`${name}: `)).join('\n');
      expect(told).toContain(word);
    }
  });
});
