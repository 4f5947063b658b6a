import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { approversOf, decisionOf } from '../../domain/request/stage-rows';
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
    approvers: approverViews(rows, stage, reader),
    earlier: rows.stages
      .map(({ value }) => value)
      .filter(({ number }) => number < stage.number)
      .toSorted((one, other) => one.number - other.number)
      .flatMap((before) => approverViews(rows, before, reader))
      .filter(({ decision }) => decision !== undefined),
  };
}

function approverViews(rows: RequestRows, stage: Stage, reader: string): readonly ApproverView[] {
  return approversOf(rows, stage.number).map(({ key, displayName }) => {
    const decision = decisionOf(rows, stage, key)?.value;
    return {
      name: displayName,
      isReader: key === reader,
      decision: decision && {
        choice: decision.choice,
        justification: decision.justification,
        at: decision.decidedAt,
      },
    };
  });
}
