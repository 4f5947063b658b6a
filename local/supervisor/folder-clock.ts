import { realNow, shiftDate } from '../clock/shift-date';
import { makeStackClock, type StackClock } from '../clock/stack-clock';
import { readClockOffset, saveClockOffset } from './saved-clock';

export interface FolderClock {
  readonly clock: StackClock;
  /** Milliseconds by which the stack's time is ahead of the machine's. */
  offsetMs(): number;
  readonly save: () => void;
}

/** The stack's clock, set to the time that the stack on this folder had, had it gone on running. */
export function makeFolderClock(file: string): FolderClock {
  const clock = makeStackClock(shiftDate, realNow);
  const offset = readClockOffset(file);
  if (offset > 0) clock.moveTo(realNow() + offset);
  const offsetMs = (): number => clock.now() - realNow();
  return { clock, offsetMs, save: () => saveClockOffset(file, offsetMs()) };
}
