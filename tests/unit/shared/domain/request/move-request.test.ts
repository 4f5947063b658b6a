import { AppError } from '../../../../../shared/domain/app-error';
import { moveRequest } from '../../../../../shared/domain/request/move-request';
import {
  isAtEnd,
  nextState,
  requestEvents,
  requestStates,
  type RequestEvent,
  type RequestState,
} from '../../../../../shared/domain/request/request-state';
import type { SignUpRequest } from '../../../../../shared/domain/request/sign-up-request';

const at = '2026-01-06T10:00:00.000Z';
const dueAt = '2026-01-12T10:00:00.000Z';

function requestIn(state: RequestState): SignUpRequest {
  return {
    id: 'a'.repeat(32),
    reference: '7K3M-9QXT',
    accessPackageId: 'project-x',
    policyVersion: 'f'.repeat(64),
    state,
    address: 'ana@contoso.example',
    personKey: 'e'.repeat(32),
    language: 'en',
    submittedAt: '2026-01-05T10:00:00.000Z',
    updatedAt: '2026-01-05T10:00:00.000Z',
    nextSubmission: 2,
    verifyUntil: dueAt,
    stage: 0,
    dueAt,
    restarts: 0,
    issues: {},
  };
}

const pairs: readonly (readonly [RequestState, RequestEvent])[] = requestStates.flatMap((state) =>
  requestEvents.map((event) => [state, event] as const),
);

describe('moveRequest', () => {
  it.each(pairs.filter(([state, event]) => nextState(state, event) !== undefined))(
    'takes a request that is %s where %s leads, with the time and what else changes',
    (state, event) => {
      const moved = moveRequest(requestIn(state), { event, at, changes: { stage: 3 } });

      expect(moved).toMatchObject({ state: nextState(state, event), updatedAt: at, stage: 3 });
    },
  );

  it.each(pairs.filter(([state, event]) => nextState(state, event) === undefined))(
    'is a mistake of the caller for a request that is %s at %s',
    (state, event) => {
      const move = (): unknown => moveRequest(requestIn(state), { event, at });

      expect(move).toThrow(new AppError('request.impossible-transition'));
    },
  );

  it('closes a request at its end, and only there; then nobody looks at it again', () => {
    const moves = pairs.filter(([state, event]) => nextState(state, event) !== undefined);

    for (const [state, event] of moves) {
      const moved = moveRequest(requestIn(state), { event, at });
      const expected = isAtEnd(moved.state) ? [at, undefined] : [undefined, dueAt];
      expect([moved.closedAt, moved.dueAt]).toEqual(expected);
    }
  });
});
