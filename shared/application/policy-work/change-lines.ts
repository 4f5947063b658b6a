import { audiences, type PolicyChange } from './change';

/** Changes for a terminal, by audience. */
export function changeLines(changes: readonly PolicyChange[]): readonly string[] {
  if (changes.length === 0) return ['Nothing changes: both versions mean the same.'];
  const sections = audiences.flatMap((audience) => {
    const own = changes.filter((change) => change.audience === audience);
    return own.length === 0
      ? []
      : [`For ${audience}`, ...own.map(({ sentence }) => `  - ${sentence}`), ''];
  });
  return [...sections, 'Requests that are under way keep the version they were made under.'];
}
