/** Every mail that Vestibule sends, by the name in its `X-Vestibule-Mail` header. */
export const mailKinds = [
  'verify-address',
  'request-received',
  'approval-request',
  'approval-reminder',
  'approval-settled',
  'request-denied',
  'request-expired',
  'request-canceled',
  'guest-welcome',
  'access-ending',
  'access-ended',
  'delivery-problem',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** These ask somebody to decide and travel through the queue `approval-requests`; all others through `mails`. */
export function isApprovalMail(kind: MailKind): boolean {
  return kind === 'approval-request' || kind === 'approval-reminder';
}
