import type { DurableSettings } from '../durable-settings';

export type VersionVerdict = 'run' | 'leave' | 'fail';
export const versionMismatchText = 'Orchestration version did not comply with Worker Versioning';

/**
 * Whether this app may run an instance of that version. Without a `defaultVersion` it runs all.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.Core/Settings/VersioningSettings.cs
 */
export function judgeVersion(version: string | null, settings: DurableSettings): VersionVerdict {
  const { defaultVersion, versionMatchStrategy, versionFailureStrategy } = settings;
  if (defaultVersion === null || versionMatchStrategy === 'none') return 'run';
  const matches =
    versionMatchStrategy === 'strict'
      ? (version ?? '') === defaultVersion
      : compareVersions(version ?? '', defaultVersion) <= 0;
  if (matches) return 'run';
  return versionFailureStrategy === 'fail' ? 'fail' : 'leave';
}

/** Negative when `a` is the older; no version at all is the oldest. Dotted numbers by number, all else as text. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.trim(), b.trim()];
  if (left === '' || right === '') return Number(left !== '') - Number(right !== '');
  const [numbersA, numbersB] = [dotted(left), dotted(right)];
  if (numbersA === undefined || numbersB === undefined) {
    return left.toLowerCase() < right.toLowerCase()
      ? -1
      : Number(left.toLowerCase() !== right.toLowerCase());
  }
  // An absent third or fourth number is older than a zero there, as in .NET.
  const differing = [0, 1, 2, 3].find((at) => (numbersA[at] ?? -1) !== (numbersB[at] ?? -1));
  return differing === undefined ? 0 : (numbersA[differing] ?? -1) - (numbersB[differing] ?? -1);
}

function dotted(text: string): readonly number[] | undefined {
  return /^\d+(\.\d+){1,3}$/.test(text) ? text.split('.').map(Number) : undefined;
}
