/** A part of an archived day. */
export interface ArchivedPart {
  readonly name: string;
  /** Of its text, hexadecimal. */
  readonly sha256: string;
}

/** What closes a day: which parts belong to it. Others of that day are of a run that was broken off. */
export interface ClosedDay {
  /** How many lines all parts together have. */
  readonly lines: number;
  readonly parts: readonly ArchivedPart[];
}

/**
 * Where copies of audit entries lie that nobody can change or remove. A day, `yyyy-MM-dd` in UTC, consists of parts and is
 * there when it is closed.
 * All methods throw AppError `archive.unavailable` (retryable) or `archive.refused`.
 */
export interface AuditArchive {
  isClosed(day: string): Promise<boolean>;
  /**
   * Adds a part, whole or not at all. Its name follows from the day, the number and the text, so that repeating it adds
   * nothing and another text never takes its place.
   */
  addPart(day: string, number: number, text: string): Promise<ArchivedPart>;
  /** Closing a day again changes nothing. */
  close(day: string, closed: ClosedDay): Promise<void>;
}
