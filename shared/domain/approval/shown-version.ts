import type { RequestRows } from '../request/request-rows';
import { stageOf } from '../request/stage-rows';

/** The parts of a review page that can change between showing and deciding. */
export type ShownPart = 'content' | 'stage' | 'decisions';

/** What a reviewer was shown, counted: submission, generation of the stage, decisions of that generation. */
export function shownVersion(rows: RequestRows, stage: number): string {
  const generation = stageOf(rows, stage)?.value.generation ?? 0;
  const decisions = rows.decisions.filter(
    ({ value }) => value.stage === stage && value.generation === generation,
  ).length;
  return [rows.request.value.submission ?? 0, generation, decisions].join('.');
}

/** Which parts differ between two versions. */
export function changedParts(shown: string, now: string): readonly ShownPart[] {
  const before = shown.split('.');
  const after = now.split('.');
  const parts = ['content', 'stage', 'decisions'] as const;
  return parts.filter((_, index) => before[index] !== after[index]);
}
