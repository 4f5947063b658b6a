import type { Fact } from '../fact';
import type { Quote } from './quote';

/** A fact as mails show it: a person's longer text is quoted. */
export interface MailFact extends Omit<Fact, 'quote'> {
  readonly quote?: Quote | undefined;
}
