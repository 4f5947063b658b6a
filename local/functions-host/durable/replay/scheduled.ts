export interface ScheduledActivity {
  readonly kind: 'activity';
  readonly id: number;
  readonly name: string;
  /** JSON text. */
  readonly input: string;
}

export interface ScheduledTimer {
  readonly kind: 'timer';
  readonly id: number;
  /** ISO text. */
  readonly fireAt: string;
}

export interface ScheduledChild {
  readonly kind: 'child';
  readonly id: number;
  readonly name: string;
  readonly instanceId: string;
  readonly version: string | null;
  /** JSON text; null without input. */
  readonly input: string | null;
}

/** What an orchestration step newly asks the backend to do; `id` is its sequence number. */
export type Scheduled = ScheduledActivity | ScheduledTimer | ScheduledChild;
