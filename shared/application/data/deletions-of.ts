import type { RequestRow, RequestRows, RowWrite } from '../../domain/request/request-rows';

type Deletion = Extract<RowWrite, { kind: 'delete' }>;

/** Deletions of everything a request consists of, each under the ETag it was read with; the request row comes last. */
export function deletionsOf(rows: RequestRows): readonly Deletion[] {
  const { request, invitation, assignment } = rows;
  return [
    ...rows.submissions.map(({ value, etag }) => deletion({ kind: 'submission', value }, etag)),
    ...rows.stages.map(({ value, etag }) => deletion({ kind: 'stage', value }, etag)),
    ...rows.approvers.map(({ value, etag }) => deletion({ kind: 'approver', value }, etag)),
    ...rows.decisions.map(({ value, etag }) => deletion({ kind: 'decision', value }, etag)),
    ...rows.mails.map(({ value, etag }) => deletion({ kind: 'mail', value }, etag)),
    ...rows.resources.map(({ value, etag }) => deletion({ kind: 'resource', value }, etag)),
    ...rows.audit.map(({ value, etag }) => deletion({ kind: 'audit', value }, etag)),
    ...(invitation === undefined
      ? []
      : [deletion({ kind: 'invitation', value: invitation.value }, invitation.etag)]),
    ...(assignment === undefined
      ? []
      : [deletion({ kind: 'assignment', value: assignment.value }, assignment.etag)]),
    deletion({ kind: 'request', value: request.value }, request.etag),
  ];
}

function deletion(row: RequestRow, etag: string): Deletion {
  return { kind: 'delete', row, etag };
}
