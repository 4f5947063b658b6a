import type { HttpResponseInit } from '@azure/functions';
import type { FieldError } from '../../shared/domain/intake/field-error';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import type { HttpCall } from './http-call';
import { pageAnswer } from './page-answer';
import { invalidFieldsStatus } from './problem-details';

export interface SignUpShowing {
  /** By the form's field names. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Checked against the policy. */
  readonly returnUrl?: string | undefined;
  /** Path and query that a GET shows the fresh form under. */
  readonly path?: string;
}

/** The hosted form: fresh, prefilled, or again with every error at its field. */
export function answerSignUp(
  call: HttpCall,
  accessPackage: AccessPackage,
  { values, errors = [], returnUrl, path }: SignUpShowing,
): HttpResponseInit {
  return pageAnswer(
    call,
    {
      kind: 'signup',
      accessPackage,
      stageCount: accessPackage.approval.stages.length,
      values,
      errors,
      returnUrl,
    },
    {
      status: errors.length === 0 ? 200 : invalidFieldsStatus,
      redirects: returnUrl === undefined ? [] : [returnUrl],
      ...(path === undefined ? {} : { path }),
    },
  );
}
