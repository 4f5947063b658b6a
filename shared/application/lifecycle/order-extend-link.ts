import type { RequestRows } from '../../domain/request/request-rows';
import type { RequestDraft } from '../request-draft';

/** Mails a sponsor the link to extend once more, while access can still be extended with it. */
export function orderExtendLink(rows: RequestRows, draft: RequestDraft, address: string): void {
  const assignment = rows.assignment?.value;
  const sponsor = assignment?.sponsors.find((one) => one.address.toLowerCase() === address);
  if (assignment === undefined || sponsor === undefined) return;
  const { state, extended, endsAt, period: generation, notices: reminder } = assignment;
  const isOver = state !== 'active' || endsAt === undefined || endsAt <= draft.now;
  if (isOver || extended !== undefined) return;
  const mail = 'access-ending';
  const { issues } = rows.request.value;
  const issue = (issues[mail] ?? 0) + 1;
  draft.update(rows.request, { issues: { ...issues, [mail]: issue } });
  const order = { mail, stage: 0, recipient: sponsor.key, generation, reminder, issue } as const;
  draft.effect({ kind: 'mails', orders: [order] });
}
