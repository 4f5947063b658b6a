import type { PolicySet } from '../domain/policy/policy-set';

/** The policies in force; read anew for every request, never kept by a caller. */
export type CurrentPolicies = () => PolicySet;
