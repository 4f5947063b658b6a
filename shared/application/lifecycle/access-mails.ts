import type { Effect } from '../../domain/request/effect';
import type { Assignment } from '../../domain/request/assignment';
import { accessMail } from '../../domain/request/mail-order';

/** Mails about an assignment to its guest and to every sponsor; one whose account is gone has no use for them. */
export function accessMails(
  mail: 'access-ending' | 'access-ended',
  assignment: Assignment,
): Effect {
  const guest = assignment.cause === 'guest.absent' ? [] : ['guest'];
  const recipients = [...guest, ...assignment.sponsors.map(({ key }) => key)];
  return {
    kind: 'mails',
    orders: recipients.map((recipient) => accessMail(mail, assignment, recipient)),
  };
}
