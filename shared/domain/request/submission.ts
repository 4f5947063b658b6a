/** An answer to a policy's question: text and choices as text, dates as `YYYY-MM-DD`, yes/no as a boolean. */
export type Answer = string | boolean;

/** What one form or API post carried, after parsing and normalising. */
export interface SubmissionContent {
  readonly givenName: string;
  /** May be empty: not everybody has one. */
  readonly surname: string;
  /** As typed, never verified; the policy's organization is on the request. */
  readonly organization: string;
  readonly justification: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly acceptedTerms?: string;
  /** BCP 47, a shipped language. */
  readonly language: string;
}

/** One submission that waits under an unconfirmed request, or became its content. */
export interface Submission extends SubmissionContent {
  readonly requestId: string;
  /** Counts up from 1 and is never used twice within a request. */
  readonly number: number;
  readonly submittedAt: string;
  /** The connected organization whose key it came with; that organization may follow what becomes of it. */
  readonly partnerId?: string;
}

/** As people are addressed: given name and surname, whichever there are. */
export function fullName(content: Pick<SubmissionContent, 'givenName' | 'surname'>): string {
  return [content.givenName, content.surname].filter((part) => part !== '').join(' ');
}

/** At most this many submissions wait under one unconfirmed request; the oldest goes. */
export const waitingSubmissions = 5;
