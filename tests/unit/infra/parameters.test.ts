import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const fileSchema = z.object({
  parameters: z.record(z.string(), z.object({ value: z.string() })),
});

/** Parameters of the template with their defaults as text; undefined where there is none. */
function declared(): ReadonlyMap<string, string | undefined> {
  const lines = read('infra/main.bicep').matchAll(/^param (\w+) \w+(?: = (.+))?$/gm);
  return new Map([...lines].map(([, name = '', value]) => [name, value?.replaceAll("'", '')]));
}

describe('parameters of azd', () => {
  const { parameters } = fileSchema.parse(JSON.parse(read('infra/main.parameters.json')));

  it('are those of the template', () => {
    expect(Object.keys(parameters).toSorted()).toEqual([...declared().keys()].toSorted());
  });

  it('fall back to what the template falls back to, and are asked for where it does not', () => {
    const fallbacks = Object.entries(parameters).map(([name, { value }]) => [
      name,
      /^\$\{\w+=(.*)\}$/.exec(value)?.[1],
    ]);

    expect(new Map(fallbacks.map(([name = '', value]) => [name, value]))).toEqual(declared());
  });

  it('ask for nothing but a name, a region and a sender domain', () => {
    const asked = [...declared()].filter(([, value]) => value === undefined).map(([name]) => name);

    expect(asked).toEqual(['environmentName', 'location', 'senderDomain']);
  });

  it('count no proxies before the app until somebody has put one there', () => {
    expect(declared().get('trustedHops')).toBe('0');
  });

  it('are named on the page that says how to deploy, or beside the template', () => {
    const page = read('docs/deploy.md');
    const named = [...page.matchAll(/VESTIBULE_[A-Z_]+/g)].map(([name]) => name);
    const known = `${read('infra/main.parameters.json')}${read('infra/main.bicep')}`;

    const unknown = named.filter(
      (name) => !known.includes(name) && name !== 'VESTIBULE_DURABLE_KEY',
    );

    expect(unknown).toEqual([]);
  });
});

describe('azure.yaml', () => {
  const schema = z.object({
    services: z.object({
      app: z.object({ project: z.string(), dist: z.string(), host: z.literal('function') }).loose(),
    }),
    workflows: z.object({
      up: z.object({ steps: z.array(z.object({ azd: z.string() })) }),
    }),
    hooks: z.object({ postprovision: z.record(z.string(), z.object({ run: z.string() }).loose()) }),
  });
  const project = schema.parse(parse(read('azure.yaml')));

  it('deploys what the build makes', () => {
    expect(project.services.app).toMatchObject({ project: '.', dist: 'dist/app', language: 'js' });
  });

  it('packages after provisioning, since that may change the policies', () => {
    expect(project.workflows.up.steps.map(({ azd }) => azd)).toEqual(['provision', 'deploy --all']);
  });

  it('runs scripts that are there, on every system', () => {
    const scripts = Object.values(project.hooks.postprovision).map(({ run }) => run.split(' ')[1]);

    expect(Object.keys(project.hooks.postprovision)).toEqual(['posix', 'windows']);
    expect(scripts.filter((path) => path === undefined || !existsSync(join(root, path)))).toEqual(
      [],
    );
  });
});
