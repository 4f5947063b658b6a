import {
  parseAccessPackage,
  parseConnectedOrganization,
  parseSettings,
} from '../../contracts/policy/parse-policy-document';
import type { AccessPackage } from '../../domain/policy/access-package';
import { checkPolicySet } from '../../domain/policy/check-policy-set';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import type { PolicyProblem } from '../../domain/policy/policy-problem';
import type { Settings } from '../../domain/policy/settings';
import type { PolicyLoad, PolicySource } from '../../ports/policy-source';
import { type PolicyFile, readPolicyFolder } from './policy-folder';
import { type ReadPolicy, readPolicyFile } from './read-policy-file';

interface ReadPolicies {
  readonly accessPackages: readonly ReadPolicy<AccessPackage>[];
  readonly connectedOrganizations: readonly ReadPolicy<ConnectedOrganization>[];
  readonly settings: readonly ReadPolicy<Settings>[];
}

/** Policies from the YAML files of a folder, read anew by every `load`. All problems of all files are reported together. */
export function makePolicyFiles(folder: string): PolicySource {
  return {
    async load() {
      const { files, problems } = await readPolicyFolder(folder);
      return toLoad(readAll(files), problems);
    },
  };
}

function readAll(files: readonly PolicyFile[]): ReadPolicies {
  const ofKind = (wanted: PolicyFile['kind']): readonly PolicyFile[] =>
    files.filter(({ kind }) => kind === wanted);
  return {
    accessPackages: ofKind('accessPackage').map((file) => readPolicyFile(file, parseAccessPackage)),
    connectedOrganizations: ofKind('connectedOrganization').map((file) =>
      readPolicyFile(file, parseConnectedOrganization),
    ),
    settings: ofKind('settings').map((file) => readPolicyFile(file, parseSettings)),
  };
}

function toLoad(read: ReadPolicies, unreadable: readonly PolicyProblem[]): PolicyLoad {
  const { accessPackages, connectedOrganizations, settings } = read;
  const all = [...accessPackages, ...connectedOrganizations, ...settings];
  const problems = [
    ...unreadable,
    ...all.flatMap((policy) => policy.problems),
    ...crossProblems(read),
  ];
  const inForce = accepted(settings)[0];
  if (problems.length > 0 || inForce === undefined) {
    return { kind: 'refused', problems: problems.toSorted(byPlace) };
  }
  return {
    kind: 'loaded',
    set: {
      accessPackages: accepted(accessPackages).map(({ policy, document }) => ({
        ...policy,
        version: document.version,
      })),
      connectedOrganizations: accepted(connectedOrganizations).map(({ policy }) => policy),
      settings: inForce.policy,
    },
    documents: all.flatMap((policy) => policy.accepted?.document ?? []),
  };
}

function crossProblems(read: ReadPolicies): readonly PolicyProblem[] {
  const { accessPackages, connectedOrganizations } = read;
  const byFile = new Map(
    [...accessPackages, ...connectedOrganizations].map((policy) => [policy.file, policy]),
  );
  return checkPolicySet({
    accessPackages: accepted(accessPackages).map(({ policy }) => policy),
    connectedOrganizations: accepted(connectedOrganizations).map(({ policy }) => policy),
    refused: {
      accessPackages: refusedIds(accessPackages),
      connectedOrganizations: refusedIds(connectedOrganizations),
    },
  }).map((problem) => byFile.get(problem.file)?.locate(problem) ?? problem);
}

function byPlace(one: PolicyProblem, other: PolicyProblem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function accepted<T>(
  read: readonly ReadPolicy<T>[],
): readonly NonNullable<ReadPolicy<T>['accepted']>[] {
  return read.flatMap((policy) => policy.accepted ?? []);
}

function refusedIds<T>(read: readonly ReadPolicy<T>[]): readonly string[] {
  return read.filter((policy) => policy.accepted === undefined).map(({ id }) => id);
}
