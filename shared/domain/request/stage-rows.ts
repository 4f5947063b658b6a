import type { Approver } from './approver';
import type { Decision } from './decision';
import type { RequestRows, Stored } from './request-rows';
import type { Stage } from './stage';

/** @param number from 1; the request's own `stage` is 0 before the first */
export function stageOf(
  { stages }: Pick<RequestRows, 'stages'>,
  number: number,
): Stored<Stage> | undefined {
  return stages.find(({ value }) => value.number === number);
}

/** Everybody who was ever asked in a stage. */
export function approversOf(
  { approvers }: Pick<RequestRows, 'approvers'>,
  stage: number,
): readonly Approver[] {
  return approvers.map(({ value }) => value).filter((approver) => approver.stage === stage);
}

/** @param key names the approver in links and message ids; undefined names nobody */
export function approverOf(
  { approvers }: Pick<RequestRows, 'approvers'>,
  stage: number,
  key: string | undefined,
): Stored<Approver> | undefined {
  return approvers.find(({ value }) => value.stage === stage && value.key === key);
}

/** What an approver decided in a generation of a stage, unless it was taken back. */
export function decisionOf(
  { decisions }: Pick<RequestRows, 'decisions'>,
  { number, generation }: Pick<Stage, 'number' | 'generation'>,
  approver: string | undefined,
): Stored<Decision> | undefined {
  return decisions.find(
    ({ value }) =>
      value.stage === number &&
      value.generation === generation &&
      value.approver === approver &&
      value.undoneAt === undefined,
  );
}
