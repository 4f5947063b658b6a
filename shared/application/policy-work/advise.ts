import { meaningAt } from '../../contracts/policy/meaning-at';
import type { PolicyDocumentKind } from '../../domain/policy/policy-document';
import type { PolicyProblem } from '../../domain/policy/policy-problem';

/** A problem as `policy check` tells it. */
export interface AdvisedProblem {
  /** Relative to the policy folder. */
  readonly file: string;
  /** 1-based; absent where the file could not be read so far. */
  readonly line?: number;
  readonly column?: number;
  /** Keys and indexes, joined by dots; empty for the whole file. */
  readonly key: string;
  readonly reason: string;
  /** What to write instead, or what the key is for. */
  readonly suggestion?: string;
}

/** Problems put their advice behind the reason. */
const advice =
  /^(?<reason>.+?)(?:[,;:] )(?<suggestion>(?:did you mean|put it in quotes|add|set|use|leave|name)\b.*)$/su;

/** Takes reason and suggestion of a problem apart; one without advice of its own gets the meaning of its key. */
export function adviseOn({ file, line, column, path, message }: PolicyProblem): AdvisedProblem {
  const { reason = message, suggestion = meaningOf(file, path) } =
    advice.exec(message)?.groups ?? {};
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    key: path.join('.'),
    reason,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function meaningOf(file: string, path: PolicyProblem['path']): string | undefined {
  return meaningAt(kindOf(file), path);
}

function kindOf(file: string): PolicyDocumentKind {
  if (file.startsWith('access-packages/')) return 'accessPackage';
  return file.startsWith('connected-organizations/') ? 'connectedOrganization' : 'settings';
}

/** One problem on two lines: place and reason, then what to do. */
export function problemLines(folder: string, problem: AdvisedProblem): readonly string[] {
  const { file, line, column, key, reason, suggestion } = problem;
  const place = line === undefined ? '' : `:${String(line)}:${String(column ?? 1)}`;
  const what = key === '' ? reason : `${key}: ${reason}`;
  return [
    `${folder}/${file}${place}  ${what}`,
    ...(suggestion === undefined ? [] : [`    → ${suggestion}`]),
  ];
}
