import type { HistoryEvent } from '../protocol/history-event';
import type { HistoryText } from '../protocol/history-text';
import type { ScheduledActivity } from '../replay/scheduled';
import type { FinishedInstance, InstanceState } from './instance';

/** Events with their text, which history and journal share. */
export interface AppendedEvents {
  readonly events: readonly HistoryEvent[];
  readonly text: HistoryText;
}

/**
 * One change of one instance. Memory and journal both change by these alone, so what a restart reads back is what
 * was there. Several changes committed together hold together.
 */
export type Change =
  | {
      readonly kind: 'step';
      readonly id: string;
      /** Forgets history, inbox and activities first: a new instance, or a new execution of one. */
      readonly reset: boolean;
      readonly state: InstanceState;
      readonly append: AppendedEvents;
      /** How many inbox events the step took. */
      readonly taken: number;
      readonly activities: readonly ScheduledActivity[];
      readonly inbox: readonly HistoryEvent[];
    }
  | { readonly kind: 'message'; readonly id: string; readonly event: HistoryEvent }
  | { readonly kind: 'finished'; readonly instance: FinishedInstance }
  | { readonly kind: 'deleted'; readonly id: string };

export type StepChange = Extract<Change, { kind: 'step' }>;
