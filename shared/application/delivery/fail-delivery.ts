import type { Means } from '../../domain/request/actor';
import type { Stored } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import { draftProblem } from '../draft-problem';
import { endRequest } from '../end-request';
import type { RequestDraft } from '../request-draft';

/**
 * Delivery is over before it began: the request ends as `deliveryFailed` and the operators are told why.
 * @param cause stable code without personal data, e.g. `user.blocked`
 */
export function failDelivery(
  draft: RequestDraft,
  request: Stored<SignUpRequest>,
  { by, cause }: { readonly by: Means; readonly cause: string },
): { readonly kind: 'ended' } {
  endRequest(draft, request, {
    event: 'failDelivery',
    actor: 'system',
    by,
    cause,
    changes: draftProblem(draft, request.value, cause),
  });
  return { kind: 'ended' };
}
