const longestMs = 1000;

/** How long to wait before the start after `failures` ends in a row: at once, then 250 ms, doubled up to a second. */
export const restartDelayMs = (failures: number): number =>
  failures <= 1 ? 0 : Math.min(250 * 2 ** (failures - 2), longestMs);
