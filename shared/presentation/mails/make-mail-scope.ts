import type { MailModel } from '../../ports/render-mail';
import type { Tools } from '../tools';
import { accessEndedScope, accessEndingScope } from './access-scopes';
import { approvalRequestScope, approvalSettledScope } from './approver-scopes';
import { deliveryProblemScope } from './operator-scopes';
import type { MailScope } from './mail-scope';
import {
  guestWelcomeScope,
  requestCanceledScope,
  requestDeniedScope,
  requestExpiredScope,
  requestReceivedScope,
  verifyAddressScope,
} from './requestor-scopes';

type MailScopes = {
  readonly [Kind in MailModel['kind']]: (
    mail: Extract<MailModel, { readonly kind: Kind }>,
    tools: Tools,
  ) => MailScope;
};

const scopes: MailScopes = {
  'verify-address': verifyAddressScope,
  'request-received': requestReceivedScope,
  'approval-request': approvalRequestScope,
  'approval-reminder': approvalRequestScope,
  'approval-settled': approvalSettledScope,
  'request-denied': requestDeniedScope,
  'request-expired': requestExpiredScope,
  'request-canceled': requestCanceledScope,
  'guest-welcome': guestWelcomeScope,
  'access-ending': accessEndingScope,
  'access-ended': accessEndedScope,
  'delivery-problem': deliveryProblemScope,
};

/** What a mail's template needs beside the model itself: subject, sentences, facts and buttons. */
export function makeMailScope<Kind extends MailModel['kind']>(
  mail: Extract<MailModel, { readonly kind: Kind }>,
  tools: Tools,
): MailScope {
  return scopes[mail.kind](mail, tools);
}
