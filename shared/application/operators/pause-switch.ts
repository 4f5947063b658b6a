import type { PauseTarget } from '../../domain/policy/switches';
import type { Clock } from '../../ports/clock';
import type { RequestFilter, RequestList } from '../../ports/request-list';
import type { Switches } from '../../ports/switches';
import type { ChangeRequest } from '../change-request';
import { actorOf, type Operator } from './operator';

export interface PauseSwitchDeps {
  readonly switches: Switches;
  readonly requestList: RequestList;
  readonly changeRequest: ChangeRequest;
  readonly clock: Clock;
}

export interface Lifted {
  /** False when nothing was paused; held deliveries are told to go on all the same. */
  readonly wasPaused: boolean;
  /** How many held deliveries were told to go on. */
  readonly resumed: number;
}

/** The emergency stop. */
export interface PauseSwitch {
  pause(target: PauseTarget, operator: Operator): Promise<void>;
  /** Can be repeated: whatever is still held is told to go on. */
  lift(target: PauseTarget, operator: Operator): Promise<Lifted>;
}

/** Deliveries that another pause holds too ask once and go on waiting. */
export function makePauseSwitch(deps: PauseSwitchDeps): PauseSwitch {
  const { switches, requestList, clock } = deps;
  const by = (operator: Operator) => ({
    actor: actorOf(operator),
    at: clock.now().toISOString(),
    reason: operator.reason,
  });

  return {
    async pause(target, operator) {
      await switches.pause({ target, ...by(operator) });
    },
    async lift(target, operator) {
      const { kind } = await switches.lift(target, by(operator));
      let resumed = 0;
      for await (const { id, hold } of requestList.newestFirst(heldBy(target), expected)) {
        if (hold === undefined) continue;
        if (await resume(deps, id, operator)) resumed += 1;
      }
      return { wasPaused: kind === 'lifted', resumed };
    },
  };
}

const expected = 1000;

function heldBy(target: PauseTarget): RequestFilter {
  const states = ['approved', 'delivering'] as const;
  switch (target.kind) {
    case 'everything':
      return { states };
    case 'package':
      return { states, accessPackageId: target.id };
    case 'organization':
      return { states, organizationId: target.id };
  }
}

async function resume(
  { changeRequest }: PauseSwitchDeps,
  requestId: string,
  operator: Operator,
): Promise<boolean> {
  const result = await changeRequest(requestId, ({ request }, draft) => {
    const { hold, ...value } = request.value;
    if (hold === undefined) return false;
    draft.rewrite(request, value);
    draft.audit('delivery.resumed', actorOf(operator), 'command', { reason: operator.reason });
    draft.effect({ kind: 'resume', hold });
    return true;
  });
  return result.kind === 'done' && result.outcome;
}
