import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Steps that the app logs: the first argument of every call of the log. */
const logged = new Set(
  ['functions', 'shared']
    .flatMap(filesUnder)
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/log\.(?:info|warn|error)\(\s*'([\w.-]+)'/g)].map(
        ([, step = '']) => step,
      ),
    ),
);

const queries = readdirSync(join(root, 'infra/alerts'));
const pages = readdirSync(join(root, 'docs/runbook'));
const stepsIn = (text: string) =>
  [...text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, step = '']) => step);

describe('queries of alerts', () => {
  it.each(queries)('%s waits for steps that the app logs', (name) => {
    expect(stepsIn(read(`infra/alerts/${name}`)).filter((step) => !logged.has(step))).toEqual([]);
  });

  it('are used by one alert each', () => {
    const module = read('infra/modules/log-alerts.bicep');

    expect(queries.filter((name) => module.split(`alerts/${name}'`).length !== 2)).toEqual([]);
  });

  it('take the name of a timer from the app', () => {
    const timers = [...read('infra/alerts/outbox-not-drained.kql').matchAll(/Functions\.(\w+)'/g)];

    expect(timers.map(([, name = '']) => name)).toEqual(['drainOutbox']);
    expect(read('functions/register.ts')).toContain("name: 'drainOutbox'");
  });
});

describe('pages of the runbook', () => {
  it.each(pages)('%s says symptom, look, mend and verify', (page) => {
    const headings = [...read(`docs/runbook/${page}`).matchAll(/^#+ (.+)$/gm)].map(
      ([, heading = '']) => heading,
    );

    expect(headings).toEqual([page.replace('.md', ''), 'Symptom', 'Look', 'Mend', 'Verify']);
  });

  it.each(pages)('%s looks for steps that the app logs', (page) => {
    const steps = stepsIn(read(`docs/runbook/${page}`));

    expect(steps.filter((step) => !logged.has(step))).toEqual([]);
  });

  it('belong to an alert each', () => {
    const modules = ['log-alerts', 'metric-alerts'].map((name) =>
      read(`infra/modules/${name}.bicep`),
    );
    const names = modules.flatMap((text) =>
      [...text.matchAll(/^ {4}name: '([\w-]+)'$/gm)].map(([, name = '']) => `${name}.md`),
    );

    expect(names.toSorted()).toEqual(pages.toSorted());
  });
});
