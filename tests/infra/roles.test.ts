import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { at } from './support/at';
import {
  caseNames,
  compiledText,
  evaluated,
  type Evaluated,
  type Resource,
} from './support/evaluated';

const roleNames: Readonly<Record<string, string>> = {
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'Key Vault Secrets Officer',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'Azure Service Bus Data Receiver',
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'Azure Service Bus Data Sender',
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
};

const places: readonly (readonly [RegExp, string])[] = [
  [/\/storageAccounts\/sthost\w+$/, 'host storage'],
  [/\/storageAccounts\/stdata\w+$/, 'data storage'],
  [/\/storageAccounts\/stdata\w+\/blobServices\/default\/containers\/audit$/, 'container audit'],
  [/\/namespaces\/[\w-]+\/queues\/approval-requests$/, 'queue approval-requests'],
  [/\/namespaces\/[\w-]+\/queues\/mails$/, 'queue mails'],
  [/\/vaults\/[\w-]+$/, 'key vault'],
  [/\/components\/[\w-]+$/, 'Application Insights'],
  [/\/communicationServices\/[\w-]+$/, 'Communication Services'],
];

const modulesSchema = z.record(
  z.string(),
  z.looseObject({ dependsOn: z.array(z.string()).default([]), properties: z.unknown() }),
);
type Modules = z.infer<typeof modulesSchema>;

/** The modules of `resources.bicep` by name, as the compiled template holds them. */
const modulesOf = (template: string): Modules =>
  modulesSchema.parse(
    at(JSON.parse(template), 'resources', 'resources', 'properties', 'template', 'resources'),
  );

const givesRoles = (module: unknown): boolean =>
  JSON.stringify(module).includes('"Microsoft.Authorization/roleAssignments"');

const scopeOf = ({ id }: Resource): string =>
  id.split('/providers/Microsoft.Authorization/')[0] ?? '';

function placeOf(assignment: Resource): string {
  const scope = scopeOf(assignment);
  return places.find(([pattern]) => pattern.test(scope))?.[1] ?? `somewhere else: ${scope}`;
}

function roleOf({ properties }: Resource, template: Evaluated): string {
  const id = String(properties['roleDefinitionId']);
  const own = template.of('Microsoft.Authorization/roleDefinitions').find((role) => role.id === id)
    ?.properties['roleName'];
  const [, name] = /^Vestibule ([a-z ]+) \(/.exec(String(own)) ?? [];
  return roleNames[id.split('/').at(-1) ?? ''] ?? name ?? `unknown: ${id}`;
}

function describeAll(name: string): readonly string[] {
  const template = evaluated(name);
  return template
    .of('Microsoft.Authorization/roleAssignments')
    .map((each) => `${roleOf(each, template)} | ${placeOf(each)}`)
    .toSorted();
}

/** First two columns of the table under "Role assignments". */
function documented(): readonly string[] {
  const text = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
  const [, section = ''] = text.split('## Role assignments');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\| [^|]+\| [^|]+\|$/gm)]
    .map(([, role = '', place = '']) => `${role} | ${place}`)
    .filter((line) => !/^(?:role \||-+)/.test(line))
    .toSorted();
}

const ofTheApp = (name: string) =>
  describeAll(name).filter((line) => !line.startsWith('Key Vault Secrets Officer'));

const ownRole = (name: string) =>
  evaluated('trial')
    .of('Microsoft.Authorization/roleDefinitions')
    .find(({ properties }) => String(properties['roleName']).startsWith(`Vestibule ${name} (`))
    ?.properties ?? {};

describe('role assignments', () => {
  it('are those that the page lists with reasons', () => {
    expect(describeAll('small')).toEqual(documented());
  });

  it.each(caseNames)('are given on single resources and queues only in %s', (name) => {
    const assignments = evaluated(name).of('Microsoft.Authorization/roleAssignments');
    // Whose name depends on who deploys, the compiler leaves as an expression.
    const known = assignments.filter(({ id }) => id.startsWith('/'));

    expect(known.length).toBeGreaterThanOrEqual(assignments.length - 1);
    expect(known.map(placeOf).filter((place) => place.startsWith('somewhere'))).toEqual([]);
  });

  it('are there before the app starts, since each belongs to something that it waits for', () => {
    const modules = modulesOf(compiledText());
    const giving = Object.keys(modules).filter((name) => givesRoles(modules[name]));

    expect(giving.length).toBeGreaterThan(4);
    const before = new Set(modules['app']?.dependsOn);
    expect(giving.filter((name) => !before.has(name))).toEqual([]);
  });

  it('are the same for every size and network', () => {
    expect(ofTheApp('everything')).toEqual(ofTheApp('trial'));
  });

  it('let the app read keys, and the operator write them', () => {
    const template = evaluated('small');
    const principals = new Map(
      template
        .of('Microsoft.Authorization/roleAssignments')
        .map((each) => [roleOf(each, template), String(each.properties['principalId'])]),
    );

    expect(principals.get('Key Vault Secrets Officer')).toBe(
      '00000000-0000-0000-0000-000000000003',
    );
    expect(principals.get('Key Vault Secrets User')).toContain('identity');
  });

  it('make of sending mail a role of three actions', () => {
    expect(at(ownRole('mail sender'), 'permissions', 0)).toEqual({
      actions: [
        'Microsoft.Communication/CommunicationServices/Read',
        'Microsoft.Communication/CommunicationServices/Write',
        'Microsoft.Communication/EmailServices/Write',
      ],
      notActions: [],
      dataActions: [],
      notDataActions: [],
    });
  });

  it('let the app add copies of audit entries, and neither replace nor delete them', () => {
    expect(at(ownRole('audit archivist'), 'permissions', 0)).toEqual({
      actions: [],
      notActions: [],
      dataActions: [
        'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
        'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action',
      ],
      notDataActions: [],
    });
  });
});
