import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What makes replayed code, or a rule, answer differently from one call to the next. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/,
  chance: /\bMath\.random\b|\brandomUUID\b|\bcrypto\b/,
  'the process': /\bprocess\b|\bglobalThis\b/,
  'the network': /\bfetch\b/,
  'real time': /\bset(?:Timeout|Interval|Immediate)\b/,
};

function findings(text: string): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return Object.entries(forbidden)
    .filter(([, pattern]) => pattern.test(code))
    .map(([what]) => what);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

describe('orchestrations and domain', () => {
  it('depend on nothing that differs from one call to the next', () => {
    const files = [...filesOf('functions/orchestrations'), ...filesOf('shared/domain')];

    const found = files.flatMap((file) =>
      findings(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`),
    );

    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('would be caught', () => {
    const samples = [
      'const at = Date.now();',
      'const at = new Date();',
      'const id = Math.random();',
      'const name = process.env.NAME;',
      "await fetch('https://host.example');",
      'setTimeout(go, 1);',
    ];

    expect(samples.map((sample) => findings(sample).length)).toEqual(samples.map(() => 1));
    expect(findings('// not even Date.now()\nconst at = new Date(given);')).toEqual([]);
  });

  it('know the time from the context and never retry by policy', () => {
    const text = filesOf('functions/orchestrations')
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');

    expect(text).toContain('currentUtcDateTime');
    expect(text).not.toMatch(/RetryOptions|WithRetry|callSubOrchestrator|Task\.all/);
  });
});
