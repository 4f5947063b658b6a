import type { RequestState } from '../domain/request/request-state';
import type { SignUpRequest } from '../domain/request/sign-up-request';

/** Which requests are wanted; what is absent does not matter. */
export interface RequestFilter {
  readonly states?: readonly RequestState[] | undefined;
  readonly accessPackageId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly reference?: string | undefined;
  /** ISO instant; that instant included. */
  readonly submittedSince?: string | undefined;
  /** ISO instant; that instant not included. */
  readonly submittedBefore?: string | undefined;
}

/** All requests by age. Written with the request rows themselves, so it never lags behind them. */
export interface RequestList {
  /**
   * The request rows that fit, newest first, read a page at a time: whoever stops early has not read the rest.
   * @param expected how many the reader will probably take
   */
  newestFirst(filter: RequestFilter, expected: number): AsyncIterable<SignUpRequest>;
}
