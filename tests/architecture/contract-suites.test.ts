import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tests = join(__dirname, '..');

interface TestFile {
  readonly path: string;
  readonly text: string;
}

/** These stand for the machine, not for an adapter. */
const withoutAdapter: ReadonlySet<string> = new Set(['clock', 'terminal']);

const namesIn = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(tests, 'support', folder)).flatMap((name) => pattern.exec(name)?.[1] ?? []);

const testFiles = (): readonly TestFile[] =>
  readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(join(tests, path), 'utf8') }));

const isOfFake = (path: string): boolean => path.startsWith(join('unit', 'support'));

/** Which halves of a contract never run: that of the fake, that of the adapter it stands for. */
function missingRuns(contract: string, files: readonly TestFile[]): readonly string[] {
  const call = `${contract.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Contract(`;
  const runs = files.filter(({ text }) => text.includes(call)).map(({ path }) => path);
  return [
    ...(runs.some(isOfFake) ? [] : [`${contract}: no fake runs it`]),
    ...(runs.some((path) => !isOfFake(path)) ? [] : [`${contract}: no adapter runs it`]),
  ];
}

describe('every fake', () => {
  it('runs the contract suite of the adapter it stands for', () => {
    const fakes = namesIn('fakes', /^fake-(.+)\.ts$/).filter((name) => !withoutAdapter.has(name));
    const contracts = namesIn('contracts', /^(.+)\.contract\.ts$/);
    const files = testFiles();

    const without = fakes.filter((name) => !contracts.includes(name));
    const missing = contracts.flatMap((name) => missingRuns(name, files));

    expect(fakes.length).toBeGreaterThan(20);
    expect(without).toEqual([]);
    expect(missing).toEqual([]);
  });

  it('would be missed on either side', () => {
    const ofFake = {
      path: 'unit/support/fakes.test.ts',
      text: 'dueIndexContract(makeFakeDueIndex);',
    };
    const ofAdapter = {
      path: 'integration/tables/x.test.ts',
      text: 'dueIndexContract(() => due);',
    };

    expect(missingRuns('due-index', [ofFake, ofAdapter])).toEqual([]);
    expect(missingRuns('due-index', [ofFake])).toEqual(['due-index: no adapter runs it']);
    expect(missingRuns('due-index', [ofAdapter])).toEqual(['due-index: no fake runs it']);
  });
});
