import type { AccessPackage } from '../../domain/policy/access-package';
import type { PolicySet } from '../../domain/policy/policy-set';
import type { MailOrder } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';

/** Everything that the mails of one request are made from. */
export interface MailSource {
  readonly order: MailOrder;
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
  readonly policies: PolicySet;
  /** How often the problem of a `delivery-problem` mail came up, and since when. */
  readonly problem: { readonly count: number; readonly since: string };
}
