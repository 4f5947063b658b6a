import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const features = z
  .record(z.string(), z.object({ roles: z.array(z.string()).min(1), why: z.string().min(10) }))
  .parse(JSON.parse(read('infra/graph/features.json')));

describe('permissions in Microsoft Graph', () => {
  it('are listed with reasons on the page that says how to deploy', () => {
    const page = read('docs/deploy.md');
    const rows = [...page.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)]
      .map(([, name = '', roles = '']) => [name, roles.replace(/^or none.*/, '')] as const)
      .filter(([name]) => features[name] !== undefined);

    const listed = Object.fromEntries(rows);

    expect(listed).toEqual(
      Object.fromEntries(
        Object.entries(features).map(([name, { roles }]) => [name, roles.join(', ')]),
      ),
    );
  });

  it('can be asked for by the names that the template takes', () => {
    const [, allowed = ''] =
      /param features \(([^)]+)\)/.exec(read('infra/graph/main.bicep')) ?? [];

    expect([...allowed.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)).toEqual(
      Object.keys(features),
    );
  });

  it('hold the powerful one only where application roles are given', () => {
    const powerful = Object.entries(features).filter(([, { roles }]) =>
      roles.some((role) =>
        /^(?:AppRoleAssignment|RoleManagement|Directory|Application)\..*Write/.test(role),
      ),
    );

    expect(powerful.map(([name]) => name)).toEqual(['applications']);
  });
});
