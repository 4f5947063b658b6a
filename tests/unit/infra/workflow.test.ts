import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('infra/github-actions.example.yml');

const step = z.strictObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.strictObject({
  if: z.string(),
  'runs-on': z.string(),
  environment: z.string(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  steps: z.array(step),
});
const workflow = z
  .strictObject({
    name: z.string(),
    on: z.strictObject({ pull_request: z.unknown(), push: z.unknown() }),
    permissions: z.record(z.string(), z.string()),
    env: z.record(z.string(), z.string()),
    jobs: z.strictObject({ 'what-if': job, deploy: job }),
  })
  .parse(parse(text));

const runsOf = (name: 'what-if' | 'deploy') =>
  workflow.jobs[name].steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

describe('the workflow to copy', () => {
  it('may read the code, and get a token where it signs in', () => {
    const rights = Object.values(workflow.jobs).map(({ permissions }) => permissions);

    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(rights).toEqual([
      { contents: 'read', 'id-token': 'write' },
      { contents: 'read', 'id-token': 'write' },
    ]);
  });

  it('signs in with that token, and knows no secret', () => {
    for (const name of ['what-if', 'deploy'] as const) {
      expect(runsOf(name).join('\n')).toContain('--federated-credential-provider github');
    }
    expect(text).not.toMatch(/secrets\.|password|client-secret/i);
  });

  it('leaves the token that fetched the code to nothing that runs later', () => {
    const checkouts = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => (uses ?? '').startsWith('actions/checkout@')),
    );

    expect(checkouts.map((one) => one.with)).toEqual([
      { 'persist-credentials': false },
      { 'persist-credentials': false },
    ]);
  });

  it('pins every action to a commit, and says which version that is', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, use = '']) => use);

    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((use) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/.test(use))).toEqual([]);
  });

  it('shows on a pull request what would change, and changes nothing', () => {
    const runs = runsOf('what-if');

    expect(workflow.jobs['what-if'].if).toBe("github.event_name == 'pull_request'");
    expect(runs).toContain('azd provision --preview --no-prompt');
    expect(runs.filter((run) => /^azd (?:up|deploy|provision(?!.*--preview))/.test(run))).toEqual(
      [],
    );
  });

  it('deploys from the main branch only after the tests, and one after the other', () => {
    const runs = runsOf('deploy');

    expect(workflow.jobs.deploy.if).toBe("github.event_name == 'push'");
    expect(runs.indexOf('npm test')).toBeLessThan(runs.indexOf('azd provision --no-prompt'));
    expect(runs.at(-2)).toMatch(/^azd deploy app --from-package/);
    expect(runs.at(-1)).toMatch(/^npm run check-deployment /);
    expect(workflow.jobs.deploy.concurrency?.['cancel-in-progress']).toBe(false);
  });

  it('passes every parameter on, since azd remembers none there, and takes each from the variable of its name', () => {
    const signIn = ['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_SUBSCRIPTION_ID'];
    const parameters = [...read('infra/main.parameters.json').matchAll(/\$\{(\w+)/g)].map(
      ([, name = '']) => name,
    );

    const passed = [...signIn, ...parameters].map((name) => [name, `\${{ vars.${name} }}`]);

    expect(workflow.env).toEqual(Object.fromEntries(passed));
  });

  it('runs scripts that are there', () => {
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);

    expect(scripts.filter((name) => !read('package.json').includes(`"${name}":`))).toEqual([]);
  });
});
