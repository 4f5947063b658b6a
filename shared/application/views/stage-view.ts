import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { ApproverView, StageView } from '../../ports/request-view';

/** A stage for one of its approvers: how long, who else, what they did, and what was decided before. */
export function stageView(
  rows: RequestRows,
  stage: Stage,
  accessPackage: AccessPackage,
  reader: string,
): StageView {
  return {
    name: stage.name,
    number: stage.number,
    count: accessPackage.approval.stages.length,
    rule: accessPackage.approval.stages[stage.number - 1]?.rule ?? { kind: 'any' },
    deadlineAt: stage.deadlineAt,
    approvers: rows.approvers
      .filter(({ value }) => value.stage === stage.number)
      .map(({ value }) => approverView(rows, stage, value, reader)),
    earlier: rows.stages
      .map(({ value }) => value)
      .filter(({ number }) => number < stage.number)
      .toSorted((one, other) => one.number - other.number)
      .flatMap((before) => decidedAt(rows, before, reader)),
  };
}

function decidedAt(rows: RequestRows, stage: Stage, reader: string): readonly ApproverView[] {
  return rows.approvers
    .filter(({ value }) => value.stage === stage.number)
    .map(({ value }) => approverView(rows, stage, value, reader))
    .filter(({ decision }) => decision !== undefined);
}

function approverView(
  rows: RequestRows,
  { number, generation }: Stage,
  { key, displayName }: { readonly key: string; readonly displayName: string },
  reader: string,
): ApproverView {
  const decision = rows.decisions.find(
    ({ value }) =>
      value.stage === number &&
      value.generation === generation &&
      value.approver === key &&
      value.undoneAt === undefined,
  )?.value;
  return {
    name: displayName,
    isReader: key === reader,
    decision:
      decision === undefined
        ? undefined
        : {
            choice: decision.choice,
            justification: decision.justification,
            at: decision.decidedAt,
          },
  };
}
