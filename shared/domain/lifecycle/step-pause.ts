const firstPauseSeconds = 300;
const longestPauseSeconds = 21_600;

/** After this many failed tries, a day and a half later, a step is given up and the operators are told. */
export const mostTries = 12;

/** How long a step of an assignment waits after so many failed tries, or longer where the dependency said so. */
export function stepPause(tries: number, afterSeconds: number): number {
  const backOff = Math.min(firstPauseSeconds * 2 ** Math.max(0, tries - 1), longestPauseSeconds);
  return Math.max(backOff, afterSeconds);
}
