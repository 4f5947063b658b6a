import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const calls = ['functions', 'shared']
  .flatMap(filesUnder)
  .flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/log\.(info|warn|error)\(\s*'([\w.-]+)'/g),
  ])
  .map(([, level = '', step = '']) => ({ level, step }));

/** Steps that the app logs: the first argument of every call of the log. */
const logged = new Set(calls.map(({ step }) => step));

/** Warnings of which nobody has to be told, and why. */
const harmless = {
  'due.left-over': 'an index row of a request that has moved on; it is removed',
  'idempotency.not-recorded': 'a repeat of the post finds the request by its address',
  'mail.no-request': 'a mail of a request that was erased',
  'people.unreadable':
    'told by the readiness page, and by the mail delivery-problem where nobody is left to decide',
  'tenant.problem':
    'told once at the start, by the readiness page and by the mail delivery-problem',
  'tenant.unknown': 'the check at the start could not ask Graph; the readiness page asks again',
};

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

  it('watch every warning and error that is not known to be harmless', () => {
    const watched = new Set(queries.flatMap((name) => stepsIn(read(`infra/alerts/${name}`))));
    const warned = new Set(calls.flatMap(({ level, step }) => (level === 'info' ? [] : [step])));

    expect([...warned].filter((step) => !watched.has(step)).toSorted()).toEqual(
      Object.keys(harmless),
    );
  });

  it('tell the mails to several approvers apart by the key that their lines carry', () => {
    expect(read('infra/alerts/approval-mail-unsent.kql')).toContain('by requestId, key');
    expect(read('shared/application/mail/postpone-mail.ts')).toContain('key: mailKey(message)');
  });

  it('take the names of timers from the app', () => {
    const timers = queries.flatMap((name) =>
      [...read(`infra/alerts/${name}`).matchAll(/Functions\.(\w+)'/g)].map(
        ([, timer = '']) => timer,
      ),
    );

    expect(timers).toEqual(['drainOutbox', 'sweepRetention']);
    expect(timers.filter((name) => !read('functions/register.ts').includes(`'${name}'`))).toEqual(
      [],
    );
  });
});

describe('pages of the runbook', () => {
  it.each(pages)('%s says symptom, look, fix and verify', (page) => {
    const headings = [...read(`docs/runbook/${page}`).matchAll(/^#+ (.+)$/gm)].map(
      ([, heading = '']) => heading,
    );

    expect(headings).toEqual([page.replace('.md', ''), 'Symptom', 'Look', 'Fix', 'Verify']);
  });

  it.each(pages)('%s looks for steps that the app logs', (page) => {
    const steps = stepsIn(read(`docs/runbook/${page}`));

    expect(steps.filter((step) => !logged.has(step))).toEqual([]);
  });

  it.each(pages)(
    '%s looks for runs that failed beside those that ended, apart as the log has them',
    (page) => {
      const text = read(`docs/runbook/${page}`);
      const asked = (pattern: RegExp) =>
        [...text.matchAll(pattern)].map(([, name = '']) => name).toSorted();
      const failed = asked(/CategoryName\) startswith "Function\.(\w+)"/g);
      const functions = read('functions/register.ts') + read('shared/contracts/names.ts');

      const ended = asked(/startswith "Executed 'Functions\.(\w+)/g);

      expect(ended.filter((name) => !failed.includes(name))).toEqual([]);
      expect(failed.filter((name) => !functions.includes(`'${name}`))).toEqual([]);
    },
  );

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
