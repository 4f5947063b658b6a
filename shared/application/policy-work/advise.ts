import { meaningAt } from '../../contracts/policy/meaning-at';
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

/** A problem that suggests nothing gets the meaning of its key. */
export function adviseOn(problem: PolicyProblem): AdvisedProblem {
  const { file, line, column, path, message: reason } = problem;
  const suggestion = problem.suggestion ?? meaningOf(problem);
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    key: path.join('.'),
    reason,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function meaningOf({ kind, path }: PolicyProblem): string | undefined {
  return kind === undefined ? undefined : meaningAt(kind, path);
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
