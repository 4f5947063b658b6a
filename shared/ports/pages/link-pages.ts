/** Any link that opens nothing (404); its form posts `email` to `/links`. */
export interface LinkInvalidPage {
  readonly kind: 'link-invalid';
  /** What was entered, when shown again. */
  readonly email?: string | undefined;
  /** True when what was entered is no mail address. */
  readonly isEmailWrong?: boolean | undefined;
}

/** The one answer of `POST /links`. */
export interface LinksSentPage {
  readonly kind: 'links-sent';
}

/** The codes of `application/problem+json`; pages show the same as text. */
export type PageProblemCode =
  | 'malformed-body'
  | 'partner-key-required'
  | 'not-found'
  | 'policy-refused'
  | 'idempotency-key-in-use'
  | 'request-closed'
  | 'idempotency-key-reused'
  | 'validation-failed'
  | 'access-package-unknown'
  | 'length-required'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'rate-limited'
  | 'temporarily-unavailable'
  | 'internal-error';

/** A form that was posted in vain, to be sent again from the page that says so. */
export interface PostedForm {
  /** Path that it posts to. */
  readonly action: string;
  /** What was entered, in the order it came. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** What went wrong, as text. */
export interface ProblemPage {
  readonly kind: 'problem';
  readonly code: PageProblemCode;
  /** Given where another try can help: a refused address can then be changed, all else goes along unseen. */
  readonly form?: PostedForm | undefined;
  /** For the operators' log; shown small, for people who ask for help. */
  readonly traceId?: string | undefined;
  /** Requests are paused by hand: no fault, and it takes a while. */
  readonly isPaused?: boolean | undefined;
}
