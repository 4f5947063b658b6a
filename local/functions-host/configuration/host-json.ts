import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../is-record';

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
  const prefix = `Microsoft.Azure.WebJobs.Script: Unable to parse host configuration file '${path}'.`;
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isRecord(parsed)) return { kind: 'read', content: parsed };
    return { kind: 'malformed', error: `${prefix} Newtonsoft.Json: it must hold a JSON object.` };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : '';
    return { kind: 'malformed', error: `${prefix} Newtonsoft.Json: ${why}` };
  }
}

export async function readHostJson(appDir: string, env: NodeJS.ProcessEnv): Promise<HostJson> {
  const found = await parse(join(appDir, 'host.json'));
  if (found.kind === 'malformed') return found;
  return { kind: 'read', content: withOverrides(found.content, env) };
}
