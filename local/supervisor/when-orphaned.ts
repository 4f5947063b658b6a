const betweenLooksMs = 300;

/**
 * Calls `act` when the process that started this one has ended. npm and its shell take a signal for themselves and
 * do not always pass it on.
 */
export function whenOrphaned(act: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    act();
  }, betweenLooksMs);
  looking.unref();
}
