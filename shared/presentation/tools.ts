import type { Branding } from '../ports/branding';
import type { TimeWords } from './time-words';
import type { Wording } from './wording';

/** What every page and mail is worded with. */
export interface Tools {
  readonly wording: Wording;
  readonly times: TimeWords;
  readonly branding: Branding;
}
