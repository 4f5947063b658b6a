import type { Approver } from './approver';
import type { Assignment } from './assignment';
import type { AuditEntry } from './audit-entry';
import type { Decision } from './decision';
import type { OutboxEntry } from './effect';
import type { Invitation } from './invitation';
import type { MailMarker } from './mail-marker';
import type { ResourceDelivery } from './resource-delivery';
import type { SignUpRequest } from './sign-up-request';
import type { Stage } from './stage';
import type { Submission } from './submission';

/** Every kind of row in a request's partition. */
export type RequestRow =
  | { readonly kind: 'request'; readonly value: SignUpRequest }
  | { readonly kind: 'submission'; readonly value: Submission }
  | { readonly kind: 'stage'; readonly value: Stage }
  | { readonly kind: 'approver'; readonly value: Approver }
  | { readonly kind: 'decision'; readonly value: Decision }
  | { readonly kind: 'mail'; readonly value: MailMarker }
  | { readonly kind: 'invitation'; readonly value: Invitation }
  | { readonly kind: 'resource'; readonly value: ResourceDelivery }
  | { readonly kind: 'assignment'; readonly value: Assignment }
  | { readonly kind: 'audit'; readonly value: AuditEntry }
  | { readonly kind: 'outbox'; readonly value: OutboxEntry };

/** What says which row is meant; of an outbox row its key is enough. */
export type RowName =
  | Exclude<RequestRow, { kind: 'outbox' }>
  | { readonly kind: 'outbox'; readonly value: Pick<OutboxEntry, 'requestId' | 'key'> };

export type RowKind = RequestRow['kind'];
export type RowValue<Kind extends RowKind> = Extract<RequestRow, { kind: Kind }>['value'];

/** A row as it was read, with the ETag that a later write of it is conditional on. */
export interface Stored<Value> {
  readonly value: Value;
  readonly etag: string;
}

/** Everything stored of one request, but its outbox. Lists are in key order. */
export interface RequestRows {
  readonly request: Stored<SignUpRequest>;
  readonly submissions: readonly Stored<Submission>[];
  readonly stages: readonly Stored<Stage>[];
  readonly approvers: readonly Stored<Approver>[];
  readonly decisions: readonly Stored<Decision>[];
  readonly mails: readonly Stored<MailMarker>[];
  readonly invitation: Stored<Invitation> | undefined;
  readonly resources: readonly Stored<ResourceDelivery>[];
  readonly assignment: Stored<Assignment> | undefined;
  readonly audit: readonly Stored<AuditEntry>[];
}

/** One write of a transaction. */
export type RowWrite =
  /** Fails the transaction when the row is there already. */
  | { readonly kind: 'insert'; readonly row: RequestRow }
  /** Whatever is there. */
  | { readonly kind: 'put'; readonly row: RequestRow }
  /** Fails the transaction when the row changed since it was read. */
  | { readonly kind: 'replace'; readonly row: RequestRow; readonly etag: string }
  /** Fails the transaction when the row changed or is gone; without an ETag only when it is gone. */
  | { readonly kind: 'delete'; readonly row: RowName; readonly etag?: string };

const pad = (value: number): string => String(value).padStart(4, '0');

type SingleRow = Extract<RequestRow, { kind: 'request' | 'invitation' | 'assignment' }>;

/** A request has at most one of these. */
function isSingle(row: RowName): row is SingleRow {
  return row.kind === 'request' || row.kind === 'invitation' || row.kind === 'assignment';
}

function keyWithinRequest(row: Exclude<RowName, { kind: 'outbox' }>): string {
  if (isSingle(row)) return row.kind;
  switch (row.kind) {
    case 'submission':
      return `submission|${pad(row.value.number)}`;
    case 'stage':
      return `stage|${pad(row.value.number)}`;
    case 'approver':
      return `approver|${pad(row.value.stage)}|${row.value.key}`;
    case 'decision':
      return `decision|${pad(row.value.stage)}|${pad(row.value.generation)}|${row.value.approver}`;
    case 'mail':
      return `mail|${row.value.key}`;
    case 'resource':
      return `resource|${pad(row.value.number)}`;
    case 'audit':
      return `audit|${row.value.at}|${row.value.id}`;
  }
}

/** The partition of all rows of a request: the first hex digit of its id, 16 partitions in all. */
export function partitionOf(requestId: string): string {
  return `r${requestId.slice(0, 1)}`;
}

/** The row key of any row in a request's partition. Outbox rows sort before everything else, oldest first. */
export function rowKeyOf(row: RowName): string {
  return row.kind === 'outbox'
    ? `!o|${row.value.key}`
    : `${row.kind === 'request' ? row.value.id : row.value.requestId}|${keyWithinRequest(row)}`;
}
