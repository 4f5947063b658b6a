import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { Clock } from '../../../shared/ports/clock';
import type { IdempotencyRecords } from '../../../shared/ports/idempotency-records';
import { makeFakeClock } from '../fakes/fake-clock';

const ids = makeRandomIds();
const answer = { requestId: 'a'.repeat(32), reference: '7K3M-9QXT' };

/** What every IdempotencyRecords does. */
export function idempotencyRecordsContract(
  makeRecords: (clock: Clock) => IdempotencyRecords,
): void {
  const clock = makeFakeClock();
  const records = makeRecords(clock);

  it('lets one of many begin, and tells the others how long it may run', async () => {
    const key = ids.short();

    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => records.begin('scope', key, 'body')),
    );

    expect(answers.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'running')).toHaveLength(7);
    expect(answers).toContainEqual({ kind: 'running', forSeconds: 60 });
  });

  it('repeats the stored answer for 24 hours', async () => {
    const key = ids.short();
    await records.begin('scope', key, 'body');
    await records.complete('scope', key, 'body', answer);

    clock.advance(24 * 3600 - 1);
    const before = await records.begin('scope', key, 'body');
    clock.advance(1);
    const after = await records.begin('scope', key, 'body');

    expect(before).toEqual({ kind: 'replay', answer });
    expect(after).toEqual({ kind: 'begun' });
  });

  it('refuses another body, while the first runs and once it is answered', async () => {
    const key = ids.short();
    await records.begin('scope', key, 'body');

    const running = await records.begin('scope', key, 'other');
    await records.complete('scope', key, 'body', answer);
    const answered = await records.begin('scope', key, 'other');

    expect(running).toEqual({ kind: 'otherBody' });
    expect(answered).toEqual({ kind: 'otherBody' });
  });

  it('lets somebody else begin after 60 seconds without an answer', async () => {
    const key = ids.short();
    await records.begin('scope', key, 'body');

    clock.advance(59);
    const early = await records.begin('scope', key, 'body');
    clock.advance(1);
    const late = await records.begin('scope', key, 'other');

    expect(early).toEqual({ kind: 'running', forSeconds: 1 });
    expect(late).toEqual({ kind: 'begun' });
  });

  it('lets a key that was given back be used again, with any body', async () => {
    const key = ids.short();
    await records.begin('scope', key, 'body');

    await records.abandon('scope', key);

    expect(await records.begin('scope', key, 'other')).toEqual({ kind: 'begun' });
  });

  it('keeps an answer that somebody tries to give back', async () => {
    const key = ids.short();
    await records.begin('scope', key, 'body');
    await records.complete('scope', key, 'body', answer);

    await records.abandon('scope', key);

    expect(await records.begin('scope', key, 'body')).toEqual({ kind: 'replay', answer });
  });

  it('tells scopes and keys of any characters apart', async () => {
    const key = ids.short();
    const pairs = [
      ['scope', `${key}/?#\\%`],
      ['scope', `${key}/?#\\`],
      ['scope/', key],
      ['scope', `/${key}`],
      ['scope|x', key],
      ['scope', `x|${key}`],
      ['scope', `${key}${'~'.repeat(255)}`],
    ] as const;

    const answers = await Promise.all(
      pairs.map(([scope, each]) => records.begin(scope, each, 'body')),
    );

    expect(answers).toEqual(pairs.map(() => ({ kind: 'begun' })));
  });
}
