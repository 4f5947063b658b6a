import type { Duration } from '../../domain/duration';
import type { LocalizedText } from '../../domain/localized-text';
import type { ActingForm } from '../acting-form';
import type { ResourceView } from '../request-view';

/** `/extend/{token}`: a sponsor gives a guest the same time once more. */
export interface ExtendAccessPage {
  readonly kind: 'extend-access';
  readonly reference: string;
  readonly displayName: LocalizedText;
  /** Given name and surname of the guest. */
  readonly guestName: string;
  readonly email: string;
  /** Display name of the guest's connected organization; undefined: none. */
  readonly organizationName?: string | undefined;
  readonly resources: readonly ResourceView[];
  /** ISO instants; `endsAt` is undefined where access ended that had no end date. */
  readonly startedAt: string;
  readonly endsAt?: string | undefined;
  readonly outcome:
    | {
        readonly kind: 'open';
        /** When access would end then (ISO instant), and how much later that is. */
        readonly nextEnd: string;
        readonly by: Duration;
        readonly form: ActingForm;
      }
    /** `isReaders`: with this link. */
    | { readonly kind: 'extended'; readonly at: string; readonly isReaders: boolean }
    | { readonly kind: 'over' };
  /** True when this answers a post that came too late (409). */
  readonly tooLate: boolean;
}
