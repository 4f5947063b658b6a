import { mailboxOf } from '../../domain/email-address';
import type { RequestRows } from '../../domain/request/request-rows';
import type { RequestDraft } from '../request-draft';

const blotted = 'erased';

/**
 * Blots a person out of a request of somebody else: name, address and directory entry of an approver, what they wrote when
 * they decided, and their entry as a sponsor. That an approver decided, and how, stays under the keyed hash.
 */
export function withoutPerson(rows: RequestRows, draft: RequestDraft, address: string): void {
  const isPerson = (one: { readonly address: string }): boolean =>
    mailboxOf(one.address) === address;
  const approvers = rows.approvers.filter(({ value }) => isPerson(value));
  for (const { value, etag } of approvers) {
    const { language: _language, ...rest } = value;
    const anybody = { ...rest, userId: blotted, address: blotted, displayName: '' };
    draft.replace({ kind: 'approver', value: anybody }, etag);
  }
  const keys = new Set(approvers.map(({ value }) => value.key));
  for (const { value, etag } of rows.decisions) {
    if (!keys.has(value.approver)) continue;
    draft.replace({ kind: 'decision', value: { ...value, justification: '', message: '' } }, etag);
  }
  const { assignment } = rows;
  if (assignment?.value.sponsors.some(isPerson) === true) {
    const sponsors = assignment.value.sponsors.filter((one) => !isPerson(one));
    draft.replace(
      { kind: 'assignment', value: { ...assignment.value, sponsors } },
      assignment.etag,
    );
  }
}
