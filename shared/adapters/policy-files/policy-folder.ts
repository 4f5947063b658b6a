import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nearestWord } from '../../domain/nearest-word';
import { type PolicyDocumentKind, policyFile } from '../../domain/policy/policy-document';
import type { PolicyProblem } from '../../domain/policy/policy-problem';

/** One policy file, not yet looked into. */
export interface PolicyFile {
  readonly kind: PolicyDocumentKind;
  /** The file's name without its ending. */
  readonly id: string;
  readonly text: string;
}

/** The files of a policy folder, in the order of their names, and what could not be read. */
export interface PolicyFolder {
  readonly files: readonly PolicyFile[];
  readonly problems: readonly PolicyProblem[];
}

const folders = {
  'access-packages': 'accessPackage',
  'connected-organizations': 'connectedOrganization',
} as const;
const mostBytes = 256 * 1024;

/** Reads every policy file of a folder. Files with other endings are left alone, near misses are problems. */
export async function readPolicyFolder(folder: string): Promise<PolicyFolder> {
  const root = await namesIn(folder);
  if (root === undefined) {
    return { files: [], problems: [problem(folder, 'is no folder: policies are read from there')] };
  }
  const parts = await Promise.all([
    ...Object.entries(folders).map(([name, kind]) => readFolder(folder, name, kind)),
    readOne(folder, 'settings', 'settings'),
  ]);
  return {
    files: parts.flatMap(({ files }) => files),
    problems: [...strayNames(root), ...parts.flatMap(({ problems }) => problems)],
  };
}

async function readFolder(
  root: string,
  name: string,
  kind: PolicyDocumentKind,
): Promise<PolicyFolder> {
  const names = (await namesIn(join(root, name))) ?? [];
  const parts = await Promise.all(
    names
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => readOne(root, kind, file.slice(0, -'.yaml'.length))),
  );
  const misnamed = names
    .filter((file) => file.endsWith('.yml'))
    .map((file) => problem(`${name}/${file}`, 'is not read: its name must end in .yaml'));
  return {
    files: parts.flatMap(({ files }) => files),
    problems: [...misnamed, ...parts.flatMap(({ problems }) => problems)],
  };
}

async function readOne(root: string, kind: PolicyDocumentKind, id: string): Promise<PolicyFolder> {
  const file = policyFile(kind, id);
  const path = join(root, file);
  const refused = (message: string): PolicyFolder => ({
    files: [],
    problems: [problem(file, message)],
  });
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return refused('is larger than 256 KiB');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return { files: [{ kind, id, text }], problems: [] };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return refused('is missing');
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return refused('is not UTF-8 text');
    return refused(`cannot be read (${code})`);
  }
}

async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** Names in the root that somebody may take for policies, though nothing reads them. */
function strayNames(names: readonly string[]): readonly PolicyProblem[] {
  const known = [...Object.keys(folders), 'settings.yaml'];
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const nearest = nearestWord(name, known);
      if (nearest !== undefined) {
        return [{ ...problem(name, 'is not read'), suggestion: `did you mean "${nearest}"?` }];
      }
      return /\.ya?ml$/.test(name)
        ? [problem(name, 'is not read: policies lie in folders of their own')]
        : [];
    });
}

function problem(file: string, message: string): PolicyProblem {
  return { file, path: [], message };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown';
}
