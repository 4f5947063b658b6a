import type { FieldError } from '../../domain/intake/field-error';
import type { LocalizedText } from '../../domain/localized-text';
import type { AccessPackage } from '../../domain/policy/access-package';

/** `GET /`: the access packages open to the public. */
export interface PackagesPage {
  readonly kind: 'packages';
  /** In the order to show; may be empty. Each is linked to `/signup/{id}`. */
  readonly packages: readonly {
    readonly id: string;
    readonly displayName: LocalizedText;
    readonly description?: LocalizedText | undefined;
  }[];
  /** Nothing is open because requests are paused by hand, not for good. */
  readonly isPaused?: boolean;
}

/** `GET` and `POST /signup/{id}`: the hosted form, which posts to its own address. */
export interface SignUpPage {
  readonly kind: 'signup';
  readonly accessPackage: Pick<
    AccessPackage,
    'id' | 'displayName' | 'description' | 'requestors' | 'questions' | 'terms' | 'justification'
  >;
  /** Approval stages of the policy, 0 to 3: what happens next depends on it. */
  readonly stageCount: number;
  /** What was entered or prefilled, by the form's field name, as text; unknown names are ignored. */
  readonly values: Readonly<Record<string, string>>;
  /**
   * Empty on a fresh form; the page then answers 200, else 422. The sentence is looked up by field and problem
   * (`givenName.too-long`), then by the whole code (`email.not-ascii`), then by the problem alone; a general one stands in.
   */
  readonly errors: readonly FieldError[];
  /** Kept through the form; already checked against the policy. */
  readonly returnUrl?: string | undefined;
}

/** `GET /signup/{id}/received`: a mail is on its way. */
export interface ReceivedPage {
  readonly kind: 'received';
  readonly accessPackage: { readonly id: string; readonly displayName: LocalizedText };
  /** The address that the mail comes from; the subject is known here. */
  readonly sender: string;
  /** None: nobody decides. */
  readonly stageCount: number;
  readonly reference?: string | undefined;
}
