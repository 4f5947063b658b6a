import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './support/at';
import { evaluated, type Resource } from './support/evaluated';

const root = join(__dirname, '../..');

const rules = (name: string): readonly Resource[] => {
  const template = evaluated(name);
  return [
    ...template.of('Microsoft.Insights/scheduledQueryRules'),
    ...template.of('Microsoft.Insights/metricAlerts'),
  ];
};

const pageOf = ({ properties }: Resource): string =>
  /\S+\.md$/.exec(String(properties['description']))?.[0] ?? 'no page';

const group = (name: string) => evaluated(name).one('Microsoft.Insights/actionGroups').properties;

describe('alerts', () => {
  it('name a page of the runbook each, and every page belongs to one', () => {
    const pages = rules('trial').map(pageOf);

    expect(new Set(pages).size).toBe(11);
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
  });

  it('name the pages where people find them', () => {
    const elsewhere = 'https://wiki.example.org/vestibule/';

    expect(rules('everything').filter((rule) => !pageOf(rule).startsWith(elsewhere))).toEqual([]);
  });

  it('hand the page to whoever is told', () => {
    const template = evaluated('trial');

    const handed = [
      ...template
        .of('Microsoft.Insights/scheduledQueryRules')
        .map((rule) => at(rule.properties, 'actions', 'customProperties', 'runbook')),
      ...template
        .of('Microsoft.Insights/metricAlerts')
        .map((rule) => at(rule.properties, 'actions', 0, 'webHookProperties', 'runbook')),
    ];

    expect(handed).toEqual(rules('trial').map(pageOf));
  });

  it('tell the operators, or the owners of the subscription where none are named', () => {
    expect(at(group('small'), 'emailReceivers', 0, 'emailAddress')).toBe('desk@example.org');
    expect(at(group('trial'), 'armRoleReceivers', 0, 'name')).toBe('owners');
    expect(group('trial')['emailReceivers']).toEqual([]);
  });

  it('count what Graph answers to the app itself, not to others', () => {
    const rule = evaluated('trial').one(
      'Microsoft.Insights/scheduledQueryRules',
      'graph-throttled',
    );

    const query = String(at(rule.properties, 'criteria', 'allOf', 0, 'query'));

    expect(query).toContain('AppId == "{clientId}"');
    expect(query).toMatch(/'\{clientId\}', reference\(.*\.outputs\.clientId\.value\)\]$/);
  });
});
