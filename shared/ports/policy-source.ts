import type { PolicyDocument } from '../domain/policy/policy-document';
import type { PolicyProblem } from '../domain/policy/policy-problem';
import type { PolicySet } from '../domain/policy/policy-set';

/** What loading gave: every policy in force with the documents behind them, or every problem found. */
export type PolicyLoad =
  | {
      readonly kind: 'loaded';
      readonly set: PolicySet;
      readonly documents: readonly PolicyDocument[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly PolicyProblem[] };

/** Where the policies come from. */
export interface PolicySource {
  /**
   * Reads, parses and checks all policies; all or nothing. Problems are values and at least one when refused; nothing
   * throws but bugs. The same documents always give the same versions.
   */
  load(): Promise<PolicyLoad>;
}
