import type { DocumentIssue } from './document-issue';

interface Refusal {
  /** Keys that lead to the value; `*` is any index. */
  readonly key: string;
  /** Which values are refused; all when absent. */
  readonly when?: (value: unknown) => boolean;
  readonly message: string;
  /** What to write instead. */
  readonly suggestion?: string;
}

/**
 * What documents can already say and this version cannot do. Refused at start: a policy that is ignored in part would give
 * access that nobody meant. Taking a row away is all that is needed to allow it.
 */
export const notBuiltYet: readonly Refusal[] = [
  {
    key: 'approval.stages.*.rule',
    when: (value) => value !== 'any',
    message: 'only the rule "any" is available in this version: one approver decides',
  },
  {
    key: 'approval.stages.*.mode',
    when: (value) => value !== 'link',
    message: 'only the mode "link" is available in this version',
  },
  {
    key: 'approval.stages.*.escalate',
    message: 'escalation is not available in this version',
    suggestion: 'use reminders and fallback approvers',
  },
  {
    key: 'resources.*.site',
    message: 'sites are not available in this version',
    suggestion: 'name the group that holds the rights instead',
  },
  {
    key: 'resources.*.entitlementPackage',
    message: 'access packages of Entra are not available as resources in this version',
  },
];

/** Everything in an access package's document that this version cannot do. */
export function notBuiltYetIn(document: unknown): readonly DocumentIssue[] {
  return notBuiltYet.flatMap(({ key, when = () => true, ...complaint }) =>
    valuesAt(document, key.split('.'))
      .filter(({ value }) => when(value))
      .map(({ path }) => ({ path, ...complaint })),
  );
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function valuesAt(root: unknown, steps: readonly string[]): readonly Found[] {
  return steps.reduce<readonly Found[]>(
    (found, step) => found.flatMap((at) => into(at, step)),
    [{ path: [], value: root }],
  );
}

function into({ path, value }: Found, step: string): readonly Found[] {
  if (Array.isArray(value)) {
    return step === '*'
      ? value.map((entry: unknown, index) => ({ path: [...path, index], value: entry }))
      : [];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  const entries = new Map<string, unknown>(Object.entries(value));
  return [{ path: [...path, step], value: entries.get(step) }];
}
