import type { FormRefusal } from '../../shared/ports/acting-form';
import type { PageProblemCode } from '../../shared/ports/pages/link-pages';

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/**
 * Every problem with its status and its words for programs.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const problems: Readonly<Record<PageProblemCode, Problem>> = {
  'malformed-body': {
    status: 400,
    title: 'The request cannot be read',
    detail: 'The body or a header is not what it should be, or a single value was given twice.',
  },
  'partner-key-required': {
    status: 401,
    title: 'A partner key is needed',
    detail: 'Send a valid partner key as a bearer token.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing is here',
    detail: 'There is nothing at this address.',
  },
  'policy-refused': {
    status: 403,
    title: 'Not open to this domain',
    detail: 'The access package is not open to addresses of this domain.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'The first request is still running',
    detail: 'A request with this idempotency key has not ended yet. Try again later.',
  },
  'request-closed': {
    status: 409,
    title: 'Too late',
    detail: 'The sign-up request can no longer be changed.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    detail: 'This idempotency key came with another body before.',
  },
  'validation-failed': {
    status: 422,
    title: 'Some fields cannot be accepted',
    detail: 'See errors for the fields and what is wrong with them.',
  },
  'access-package-unknown': {
    status: 422,
    title: 'No such access package',
    detail: 'There is no access package with this id.',
  },
  'length-required': {
    status: 411,
    title: 'Content-Length is needed',
    detail: 'Send the body with its length, not in chunks.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    detail: 'A body may have 64 KiB at most.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'This media type is not accepted',
    detail: 'Send JSON or a URL-encoded form, in UTF-8.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    detail: 'Try again after the time given in Retry-After.',
  },
  'temporarily-unavailable': {
    status: 503,
    title: 'Not available at the moment',
    detail: 'Try again after the time given in Retry-After.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong',
    detail: 'The request could not be handled. The trace id helps to find out why.',
  },
};

/** The status of a form that is shown again instead of acting. */
const refusalStatus: Readonly<Record<FormRefusal, number>> = {
  'not-from-here': 403,
  'no-cookie': 403,
  'wrong-reference': 403,
  'too-early': 403,
  'no-choice': 422,
  'not-ticked': 422,
  'justification-missing': 422,
  changed: 409,
  'submission-gone': 409,
};

const tooLateStatus = 409;

/**
 * The status of a page under a link.
 * @param refusal why its form did not act
 * @param tooLate true when it shows what is so instead of acting: somebody or something was first
 */
export function shownStatus(refusal: FormRefusal | undefined, tooLate: boolean): number {
  if (refusal !== undefined) return refusalStatus[refusal];
  return tooLate ? tooLateStatus : 200;
}

/** A link that opens nothing. */
export const linkInvalidStatus = problems['not-found'].status;

/** A form whose fields are wrong. */
export const invalidFieldsStatus = problems['validation-failed'].status;
