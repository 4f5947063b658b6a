import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** What people are told to deploy apart: the template, the parameters they give, the outputs they read. */
const deployments = [
  ...read('docs/deploy.md').matchAll(
    /az deployment group create .*--template-file (\S+)([^`\n]*)/g,
  ),
].map(([, template = '', rest = '']) => ({
  template,
  given: namesIn(rest, /\s(\w+)=/g),
  asked: namesIn(rest, /outputs\.(\w+)\./g),
}));

describe('templates that are deployed apart', () => {
  it('are those that the page tells how to deploy', () => {
    expect(deployments.map(({ template }) => template)).toEqual([
      'infra/graph/main.bicep',
      'infra/graph/sign-in.bicep',
      'infra/host-name.bicep',
      'infra/modules/private-endpoint.bicep',
      'infra/modules/private-endpoint.bicep',
    ]);
  });

  it.each(deployments)('$template takes what it is given, and needs no more', (deployment) => {
    const { template, given, asked } = deployment;
    expect(existsSync(join(root, template))).toBe(true);
    const text = read(template);
    const known = namesIn(text, /^param (\w+) /gm);
    const needed = namesIn(text, /^param (\w+) [^=\n]+$/gm);

    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    expect(namesIn(text, /^output (\w+) /gm)).toEqual(expect.arrayContaining([...asked]));
  });
});
