import { createHash } from 'node:crypto';
import type { DocumentIssue } from '../../contracts/policy/document-issue';
import type { ParsedDocument } from '../../contracts/policy/parse-policy-document';
import { type PolicyDocument, policyFile } from '../../domain/policy/policy-document';
import type { PolicyProblem } from '../../domain/policy/policy-problem';
import { canonicalJson } from './canonical-json';
import type { PolicyFile } from './policy-folder';
import { readYaml } from './yaml-source';

/** What one policy file holds: a policy, or problems. */
export interface ReadPolicy<T> {
  readonly id: string;
  readonly file: string;
  readonly accepted?: { readonly policy: T; readonly document: PolicyDocument };
  readonly problems: readonly PolicyProblem[];
  /** The same problem with its place in this file. */
  locate(problem: PolicyProblem): PolicyProblem;
}

const versionLength = 32;

/** Reads one file with the parser of its kind. An id in the document must be the file's name. */
export function readPolicyFile<T>(
  source: PolicyFile,
  parse: (data: unknown) => ParsedDocument<T>,
): ReadPolicy<T> {
  const { kind, id, text } = source;
  const file = policyFile(kind, id);
  const yaml = readYaml(text);
  const locate = (problem: PolicyProblem): PolicyProblem => ({
    ...problem,
    ...yaml.locate(problem.path),
  });
  const refused = (problems: readonly PolicyProblem[]): ReadPolicy<T> => ({
    id,
    file,
    problems,
    locate,
  });
  if (yaml.problems.length > 0) {
    return refused(yaml.problems.map((found) => ({ file, kind, ...found })));
  }
  const parsed = parse(yaml.data);
  const issues = [
    ...idIssues(source, yaml.data),
    ...(parsed.kind === 'refused' ? parsed.issues : []),
  ];
  if (parsed.kind === 'refused' || issues.length > 0) {
    return refused(
      issues.map(({ key, ...issue }) => ({
        file,
        kind,
        ...issue,
        ...yaml.locate(issue.path, key),
      })),
    );
  }
  const document = toDocument(source, parsed.document);
  return { id, file, accepted: { policy: parsed.policy, document }, problems: [], locate };
}

function idIssues({ kind, id }: PolicyFile, data: unknown): readonly DocumentIssue[] {
  if (kind === 'settings' || typeof data !== 'object' || data === null || !('id' in data))
    return [];
  if (typeof data.id !== 'string' || data.id === id) return [];
  return [{ path: ['id'], message: `must be "${id}", the name of the file` }];
}

function toDocument({ kind, id }: PolicyFile, document: unknown): PolicyDocument {
  const text = canonicalJson(document);
  const version = createHash('sha256').update(text).digest('hex').slice(0, versionLength);
  return { kind, id, version, text };
}
