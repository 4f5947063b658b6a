import { logLevels, type Log, type LogLevel } from '../log';

const rank = new Map<string, number>(logLevels.map((level, index) => [level, index]));

/**
 * Passes on what `logging.logLevel` of host.json lets through: the longest category prefix decides, then `default`,
 * then information.
 */
export function makeLogFilter(levels: ReadonlyMap<string, string>, next: Log): Log {
  const least = new Map<string, number>();
  const threshold = (category: string): number => {
    const known = least.get(category);
    if (known !== undefined) return known;
    let best = '';
    for (const prefix of levels.keys()) {
      const matches = category === prefix || category.startsWith(`${prefix}.`);
      if (matches && prefix.length > best.length) best = prefix;
    }
    const level = levels.get(best) ?? levels.get('default') ?? 'information';
    const value = rank.get(level) ?? 2;
    least.set(category, value);
    return value;
  };
  const passes = (level: LogLevel, category: string): boolean =>
    level !== 'none' && (rank.get(level) ?? 0) >= threshold(category.toLowerCase());
  return (entry) => {
    if (passes(entry.level, entry.category)) next(entry);
  };
}
