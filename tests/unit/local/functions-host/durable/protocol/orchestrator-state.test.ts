import { parseOrchestratorState } from '../../../../../../local/functions-host/durable/protocol/orchestrator-state';

describe('the answer of the SDK', () => {
  it('has its actions, whatever they lack that is optional', () => {
    const { actions } = parseOrchestratorState({
      isDone: false,
      actions: [[{ actionType: 12, compoundActions: [{ actionType: 0, functionName: 'a' }] }]],
    });

    expect(actions).toEqual([
      { actionType: 12, compoundActions: [{ actionType: 0, functionName: 'a' }] },
    ]);
  });

  it.each([
    [undefined, null],
    [null, null],
    ['', '""'],
    [{ a: 1 }, '{"a":1}'],
  ])('has the custom status %p as %p', (customStatus, json) => {
    const state = parseOrchestratorState({ isDone: true, actions: [[]], customStatus });

    expect(state.customStatus).toBe(json);
  });

  it('may have a custom status of 16 KB in UTF-16, and no larger one', () => {
    const allowed = { isDone: true, actions: [[]], customStatus: 'x'.repeat(8 * 1024) };
    const tooLarge = { ...allowed, customStatus: 'x'.repeat(9 * 1024) };

    expect(parseOrchestratorState(allowed).customStatus).toHaveLength(8 * 1024 + 2);
    expect(() => parseOrchestratorState(tooLarge)).toThrow(
      'The UTF-16 size of the JSON-serialized payload must not exceed 16 KB. The current payload size is 18 KB.',
    );
  });

  it('is refused when it is of the oldest schema', () => {
    const state = { isDone: false, actions: [[], []] };

    expect(() => parseOrchestratorState(state)).toThrow(
      'expected actions array to be of length 1 in outer layer but got size: 2',
    );
  });

  it('is refused when it is none', () => {
    expect(() => parseOrchestratorState({})).toThrow('isDone');
  });
});
