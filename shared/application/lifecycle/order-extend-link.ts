import { mailboxOf } from '../../domain/email-address';
import { accessMail } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { orderAgain } from '../order-again';
import type { RequestDraft } from '../request-draft';

/** Mails a sponsor the link to extend once more, while access can still be extended with it. */
export function orderExtendLink(rows: RequestRows, draft: RequestDraft, address: string): void {
  const assignment = rows.assignment?.value;
  const sponsor = assignment?.sponsors.find((one) => mailboxOf(one.address) === address);
  if (assignment === undefined || sponsor === undefined) return;
  const { state, extended, endsAt } = assignment;
  const isOver = state !== 'active' || endsAt === undefined || endsAt <= draft.now;
  if (isOver || extended !== undefined) return;
  orderAgain(draft, rows.request, [accessMail('access-ending', assignment, sponsor.key)]);
}
