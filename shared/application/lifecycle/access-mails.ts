import type { Effect, MailOrder } from '../../domain/request/effect';
import type { Assignment } from '../../domain/request/assignment';

/** Mails about an assignment to its guest and to every sponsor; one whose account is gone has no use for them. */
export function accessMails(
  mail: 'access-ending' | 'access-ended',
  { sponsors, period, notices, cause }: Assignment,
): Effect {
  const order = (recipient: string): MailOrder => ({
    mail,
    recipient,
    stage: 0,
    generation: period,
    reminder: mail === 'access-ending' ? notices : 0,
    issue: 0,
  });
  const guest = cause === 'guest.absent' ? [] : ['guest'];
  return { kind: 'mails', orders: [...guest, ...sponsors.map(({ key }) => key)].map(order) };
}
