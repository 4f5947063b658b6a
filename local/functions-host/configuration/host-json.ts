import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../../is-record';
import { readWholeJson } from '../newtonsoft-json';

/** host.json as an object of unknown members, or the sentence with which the host refuses to start. */
export type HostJson =
  | { readonly kind: 'read'; readonly content: Readonly<Record<string, unknown>> }
  | { readonly kind: 'malformed'; readonly error: string };

const overridePrefix = 'azurefunctionsjobhost__';

type Tree = Record<string, unknown>;

function memberNamed(tree: Tree, name: string): string {
  const lower = name.toLowerCase();
  return Object.keys(tree).find((key) => key.toLowerCase() === lower) ?? name;
}

function assign(tree: Tree, path: readonly string[], value: string): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const key = memberNamed(tree, head);
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const existing = tree[key];
  const child: Tree = isRecord(existing) ? { ...existing } : {};
  tree[key] = child;
  assign(child, rest, value);
}

/** Settings `AzureFunctionsJobHost__a__b` replace `a.b` of the file. */
function withOverrides(content: Readonly<Record<string, unknown>>, env: NodeJS.ProcessEnv): Tree {
  const tree: Tree = { ...content };
  for (const [name, value] of Object.entries(env)) {
    const matches = name.toLowerCase().startsWith(overridePrefix);
    if (matches && value !== undefined)
      assign(tree, name.slice(overridePrefix.length).split('__'), value);
  }
  return tree;
}

async function parse(path: string): Promise<HostJson> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return { kind: 'read', content: { version: '2.0' } };
  }
  const json = readWholeJson(text.replace(/^\uFEFF/, ''));
  if (json.kind === 'read' && isRecord(json.value)) return checked(json.value);
  const why = json.kind === 'read' ? 'it must hold a JSON object.' : json.error.message;
  return refused(`Unable to parse host configuration file '${path}'. Newtonsoft.Json: ${why}`);
}

const refused = (error: string): HostJson => ({
  kind: 'malformed',
  error: `Microsoft.Azure.WebJobs.Script: ${error}`,
});

/** @see https://github.com/Azure/azure-functions-host/blob/dev/src/WebJobs.Script/Config/HostJsonFileConfigurationSource.cs */
function checked(content: Tree): HostJson {
  if (Object.keys(content).length === 0) return { kind: 'read', content: { version: '2.0' } };
  const written = content['version'];
  const version = typeof written === 'number' ? String(written) : written;
  if (version === '2.0') return { kind: 'read', content };
  if (typeof version !== 'string' || version === '') {
    return refused(
      "The host.json file is missing the required 'version' property. See https://aka.ms/functions-hostjson for steps to migrate the configuration file.",
    );
  }
  const confused = version.startsWith('3')
    ? 'This does not correspond to the function runtime version, only to the schema version of the host.json file. '
    : '';
  return refused(
    `'${version}' is an invalid value for host.json 'version' property. We recommend you set the 'version' property to '2.0'. ${confused}See https://aka.ms/functions-hostjson for more information on this configuration file.`,
  );
}

export async function readHostJson(appDir: string, env: NodeJS.ProcessEnv): Promise<HostJson> {
  const found = await parse(join(appDir, 'host.json'));
  if (found.kind === 'malformed') return found;
  return { kind: 'read', content: withOverrides(found.content, env) };
}
