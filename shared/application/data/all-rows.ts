import type { RequestRow, RequestRows, RowWrite, Stored } from '../../domain/request/request-rows';

type Deletion = Extract<RowWrite, { kind: 'delete' }>;

/** Deletions of everything a request consists of, each under the ETag it was read with; the request row comes last. */
export function deletionsOf(rows: RequestRows): readonly Deletion[] {
  const { request, submissions, stages, approvers, decisions, mails, resources, audit } = rows;
  return [
    ...submissions.map((stored) => deletion('submission', stored)),
    ...stages.map((stored) => deletion('stage', stored)),
    ...approvers.map((stored) => deletion('approver', stored)),
    ...decisions.map((stored) => deletion('decision', stored)),
    ...mails.map((stored) => deletion('mail', stored)),
    ...resources.map((stored) => deletion('resource', stored)),
    ...audit.map((stored) => deletion('audit', stored)),
    ...(rows.invitation === undefined ? [] : [deletion('invitation', rows.invitation)]),
    ...(rows.assignment === undefined ? [] : [deletion('assignment', rows.assignment)]),
    deletion('request', request),
  ];
}

function deletion<Kind extends RequestRow['kind']>(
  kind: Kind,
  { value, etag }: Stored<Extract<RequestRow, { kind: Kind }>['value']>,
): Deletion {
  return { kind: 'delete', row: { kind, value } as RequestRow, etag };
}
