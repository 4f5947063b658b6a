/** One step of what happens next, or of what happened. */
export interface Step {
  readonly title: string;
  readonly state?: 'done' | 'now' | 'failed';
  /** Says the state to those who do not see the marks. */
  readonly stateWord?: string;
  readonly instant?: string;
  readonly time?: string;
  readonly note?: string;
}
