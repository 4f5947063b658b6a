/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** What was measured, with its unit. */
  readonly value: string;
  /** Where it should be; nothing fails when it is not. */
  readonly aim?: string;
  /** To what it is compared, or under which condition it holds. */
  readonly note?: string;
}

/** Whether a figure meets its aim is for the reader to judge: the machine may have been busy. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export const perSecond = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)}/s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;
export const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
export const count = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(1);
