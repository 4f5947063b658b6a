import * as fc from 'fast-check';
import { changedParts, shownVersion } from '../../../../../shared/domain/approval/shown-version';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { decide, openedRequest, reviewClaims, rowsOf } from '../../../../support/sign-up-journey';

const version = fc
  .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
  .map((parts) => parts.map(String).join('.'));

describe('changedParts', () => {
  it('finds nothing in the same version', () => {
    fc.assert(fc.property(version, (same) => expect(changedParts(same, same)).toEqual([])));
  });

  it('finds exactly the parts that differ, either way round', () => {
    fc.assert(
      fc.property(version, version, (left, right) => {
        const differing = left.split('.').filter((part, at) => part !== right.split('.')[at]);

        expect(changedParts(left, right)).toHaveLength(differing.length);
        expect(changedParts(left, right)).toEqual(changedParts(right, left));
      }),
    );
  });

  it('takes nonsense for a change', () => {
    fc.assert(
      fc.property(fc.string(), version, (shown, now) =>
        expect(changedParts(shown, now).length === 0).toBe(
          shown.split('.').slice(0, 3).join('.') === now,
        ),
      ),
    );
  });
});

describe('shownVersion', () => {
  it('counts content, generation and the decisions of that generation', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    const opened = shownVersion(await rowsOf(world, id), 1);
    await decide(world, id, 'approve');
    const decided = shownVersion(await rowsOf(world, id), 1);
    await world.app.undoDecision(claims, world.orchestrations);
    const reopened = shownVersion(await rowsOf(world, id), 1);

    expect([opened, decided, reopened]).toEqual(['1.1.0', '1.1.1', '1.2.0']);
    expect(changedParts(opened, reopened)).toEqual(['stage']);
  });
});
