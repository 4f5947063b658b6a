import type { AuditEntry } from '../domain/request/audit-entry';

/** An audit entry that outlives its request: whose it was is told by pseudonyms only. */
export interface AuditRecord extends AuditEntry {
  /** Keyed hash of the requestor's address. */
  readonly personKey: string;
  readonly accessPackageId: string;
  readonly organizationId?: string;
}

/** Audit entries of all requests, kept when their requests go. Nothing changes or removes them. */
export interface AuditLog {
  /** Adding an entry again changes nothing. */
  append(records: readonly AuditRecord[]): Promise<void>;
  /** From an instant (included) to another (not included), oldest first, read a page at a time. */
  between(from: Date, to: Date): AsyncIterable<AuditRecord>;
  /** Everything about the requests of one person, oldest first; reads the whole log. */
  ofPerson(personKey: string): AsyncIterable<AuditRecord>;
}
