import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 5000;
const restingShare = 0.05;
// The first collection leaves pages that only later ones give back, the space of the youngest objects not before the third.
const collections = 4;

/**
 * Collects and compacts the heap of this process once it rests after work. The stack shares a person's machine, and what a
 * burst of work took would stay taken: an engine that has nothing to do does not look at its heap.
 */
export function giveMemoryBack(): void {
  let due = collections;
  let before = process.cpuUsage();
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    const isResting = (user + system) / 1000 < everyMs * restingShare;
    if (!isResting) due = collections;
    else if (due > 0) {
      due -= 1;
      collect();
    }
    before = process.cpuUsage();
  }, everyMs).unref();
}

/** Compacting is left off otherwise: under load it costs more than it gives. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--compact-on-every-full-gc');
  runInNewContext('gc()');
  setFlagsFromString('--no-compact-on-every-full-gc');
}
