import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import { stageOf } from '../../domain/request/stage-rows';
import type { StatusStage } from '../../ports/pages/status-page';

/** Every stage of the policy as the requestor may see it: a settlement shows once it can no longer be taken back. */
export function statusStages(
  rows: RequestRows,
  { approval }: AccessPackage,
): readonly StatusStage[] {
  const unsettled = isAtEnd(rows.request.value.state) ? 'canceled' : 'open';
  return approval.stages.map(({ name }, index) => {
    const stage = stageOf(rows, index + 1)?.value;
    if (stage === undefined) return { name, state: 'waiting' };
    const { settlement, closed, openedAt } = stage;
    return settlement === undefined || !closed
      ? { name, state: unsettled, at: openedAt }
      : { name, state: settlement.outcome, at: settlement.at };
  });
}
