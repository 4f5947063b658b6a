import type { Duration } from '../domain/duration';
import type { Wording } from './wording';

type Part = readonly [unit: string, count: number];

function partsOf(duration: Duration): readonly Part[] {
  if (duration.kind === 'businessDays') return [['workingDays', duration.days]];
  const { months, days, seconds } = duration;
  return [
    ['months', months],
    ['days', days],
    ['hours', Math.floor(seconds / 3600)],
    ['minutes', Math.floor(seconds / 60) % 60],
    ['seconds', seconds % 60],
  ];
}

/** `5 minutes`, `1 hour and 30 minutes`; empty for no time at all. */
export function durationWords(duration: Duration, wording: Wording): string {
  const words = partsOf(duration)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => wording.say(`common.${unit}`, { count }));
  return new Intl.ListFormat(wording.locale, { type: 'conjunction' }).format(words);
}
