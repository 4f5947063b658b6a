import type { Terminal } from './terminal';

/** Says how far long work is, on a terminal only. */
export interface ProgressBar {
  /** @param all undefined while nobody knows */
  readonly show: (done: number, all?: number) => void;
  /** Takes the bar away, so that the next line begins at the left. */
  readonly clear: () => void;
}

const width = 24;
const betweenMs = 100;

export function makeProgressBar(
  terminal: Pick<Terminal, 'isWatched' | 'note'>,
  label: string,
  now: () => number = () => performance.now(),
): ProgressBar {
  let shownAt = -Infinity;
  let isShown = false;
  return {
    show(done, all) {
      if (!terminal.isWatched || (now() - shownAt < betweenMs && done !== all)) return;
      shownAt = now();
      isShown = true;
      terminal.note(`\r${label} ${barText(done, all)}\u001b[K`);
    },
    clear() {
      if (isShown) terminal.note('\r\u001b[K');
      isShown = false;
    },
  };
}

function barText(done: number, all: number | undefined): string {
  if (all === undefined) return String(done);
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const full = Math.round(share * width);
  return `[${'█'.repeat(full)}${'·'.repeat(width - full)}] ${String(done)} of ${String(all)}`;
}
