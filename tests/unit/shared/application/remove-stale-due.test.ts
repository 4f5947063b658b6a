import { makeInMemoryApp } from '../../../support/in-memory-app';
import { makeFakeDueIndex } from '../../../support/fakes/fake-due-index';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

describe('an index row that a step cannot remove', () => {
  it('is left to its reader: the step has happened', async () => {
    const due = makeFakeDueIndex();
    const world = makeInMemoryApp({
      ports: { due: { ...due, remove: () => Promise.reject(new Error('tables are down')) } },
    });
    const id = await arrive(world);

    expect(await confirm(world, id)).toEqual({ kind: 'verified' });
    expect((await rowsOf(world, id)).request.value.state).toBe('pendingApproval');
    expect(due.all()).toHaveLength(2);
    expect(world.ports.log.lines.map(({ step }) => step)).toEqual(['due.left-over']);
  });
});
