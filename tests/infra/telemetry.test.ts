import { z } from 'zod';
import { at } from './support/at';
import { compiledText, evaluated } from './support/evaluated';

const flowsSchema = z.array(
  z.object({ streams: z.array(z.string()).length(1), transformKql: z.string() }),
);

const flows = flowsSchema.parse(
  evaluated('trial').one('Microsoft.Insights/dataCollectionRules').properties['dataFlows'],
);

const regex = (pattern: string) => new RegExp(pattern.replace('(?s)', ''), 's');

/** What the transformation makes of one column: `iif(x matches regex A, strcat(extract(B, 1, x), "cut", extract(C, 1, x)), x)`. */
function transform(kql: string, column: string, text: string): string {
  const [, mine = ''] = kql.split(`${column} = iif(`);
  const [test = '', before = '', after = ''] = [...mine.matchAll(/@"([^"]*)"/g)].map(
    ([, pattern = '']) => pattern,
  );
  if (!regex(test).test(text)) return text;
  const group = (pattern: string) => regex(pattern).exec(text)?.[1] ?? '';
  return `${group(before)}cut${group(after)}`;
}

const token = 'v1.1a2b3c4d.AQIDBAUGBwgJ-_x.c2lnbmF0dXJl_-Z';
const flowOf = (table: string) =>
  flows.find(({ streams }) => streams[0] === `Microsoft-Table-${table}`)?.transformKql ?? '';

const rules = (name: string) =>
  evaluated(name)
    .of('Microsoft.OperationalInsights/workspaces')
    .map(({ properties }) => properties['defaultDataCollectionRuleResourceId'] ?? 'none');

describe('telemetry', () => {
  it.each(['verify', 'review', 'status', 'extend'])('cuts the token out of /%s', (purpose) => {
    const url = `https://func.example.net/${purpose}/${token}`;

    expect(transform(flowOf('AppRequests'), 'Url', url)).toBe(
      `https://func.example.net/${purpose}/cut`,
    );
  });

  it('keeps what stands around a token', () => {
    const message = `Executing HTTP request: {\n  "method": "GET",\n  "uri": "/review/${token}?choice=deny"\n}`;

    expect(transform(flowOf('AppTraces'), 'Message', message)).toBe(
      'Executing HTTP request: {\n  "method": "GET",\n  "uri": "/review/cut?choice=deny"\n}',
    );
  });

  it.each([
    ['AppRequests', 'Url', 'https://func.example.net/signup/project-x'],
    ['AppRequests', 'Name', 'GET review/{token}'],
    ['AppTraces', 'Message', '{"step":"mail.sent","requestId":"r1"}'],
  ])('leaves other rows of %s as they are', (table, column, text) => {
    expect(transform(flowOf(table), column, text)).toBe(text);
  });

  it('uses only what transformations know', () => {
    const known = new Set(['iif', 'strcat', 'extract', 'source', 'regex']);

    const used = flows.flatMap(({ transformKql }) =>
      [...transformKql.replaceAll(/@"[^"]*"/g, '').matchAll(/(\w+)\(/g)].map(
        ([, name = '']) => name,
      ),
    );

    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('can be left as it comes', () => {
    expect(evaluated('small').of('Microsoft.Insights/dataCollectionRules')).toEqual([]);
  });

  it('is cut while the workspace is deployed anew: only one that is not there comes without its rule', () => {
    const workspace = ['template', 'resources', 'workspace'] as const;
    const modules = ['resources', 'resources', 'properties', 'template', 'resources'] as const;
    const first = at(
      JSON.parse(compiledText()),
      ...modules,
      'firstWorkspace',
      'properties',
      ...workspace,
    );

    expect(first).toHaveProperty(['@options', 'onlyIfNotExists']);
    expect(rules('trial')).toEqual(['none', expect.stringContaining('transformation')]);
    expect(rules('small')).toEqual(['none']);
  });

  it('keeps records of use only where they are asked for', () => {
    expect(evaluated('trial').of('Microsoft.Insights/diagnosticSettings')).toEqual([]);
    expect(evaluated('everything').of('Microsoft.Insights/diagnosticSettings')).toHaveLength(3);
  });
});
