import * as fc from 'fast-check';
import { followUp } from '../../../../../shared/domain/approval/follow-up';
import {
  afterReminder,
  openStage,
  reopenStage,
  withNextReminder,
} from '../../../../../shared/domain/approval/open-stage';
import { nextTimer } from '../../../../../shared/domain/approval/stage-timer';
import type { Settlement, Stage } from '../../../../../shared/domain/request/stage';
import { anAccessPackage } from '../../../../support/policies';

const zone = 'Europe/Paris';
const now = new Date('2026-01-05T10:00:00.000Z');
const day = 86_400_000;

function policyOf(stage: object) {
  const [policy] = anAccessPackage({
    approval: { stages: [{ name: 'Owners', approvers: [{ group: 'owners' }], ...stage }] },
  }).approval.stages;
  if (policy === undefined) throw new Error('there is no stage');
  return policy;
}

const opened = (stage: object = {}, unattended = false): Stage =>
  openStage(policyOf(stage), {
    requestId: 'a'.repeat(32),
    number: 1,
    now,
    timeZone: zone,
    unattended,
  });

const days = fc.integer({ min: 1, max: 20 });
const reminders = fc
  .uniqueArray(days, { maxLength: 4 })
  .map((list) => list.toSorted((left, right) => left - right));

describe('an open stage', () => {
  it('waits for whatever comes first, and for the deadline at the latest', () => {
    fc.assert(
      fc.property(reminders, fc.integer({ min: 21, max: 40 }), (list, deadline) => {
        const stage = opened({
          remindAfter: list.map((after) => `P${String(after)}D`),
          deadline: `P${String(deadline)}D`,
        });

        const timer = nextTimer(stage);

        expect(timer.at <= stage.deadlineAt).toBe(true);
        expect(timer.purpose).toBe(list.length === 0 ? 'deadline' : 'reminder');
      }),
    );
  });

  it('comes to its deadline after as many reminders as the policy has, each later than the last', () => {
    fc.assert(
      fc.property(reminders, fc.integer({ min: 0, max: 1000 }), (list, earlyMs) => {
        const policy = policyOf({
          remindAfter: list.map((after) => `P${String(after)}D`),
          deadline: 'P30D',
        });
        let stage = opened({
          remindAfter: list.map((after) => `P${String(after)}D`),
          deadline: 'P30D',
        });
        const at: string[] = [];

        for (let timer = nextTimer(stage); timer.purpose === 'reminder'; timer = nextTimer(stage)) {
          at.push(timer.at);
          // Timers may fire up to a second early.
          const fired = new Date(Date.parse(timer.at) - earlyMs);
          stage = afterReminder(policy, stage, fired, zone);
          expect(at.length).toBeLessThanOrEqual(list.length);
        }

        expect(at).toHaveLength(list.length);
        expect(at).toEqual([...new Set(at)].toSorted());
        expect(stage.remindersSent).toBe(list.length);
      }),
    );
  });

  it('means the deadline where a reminder falls on it or after it', () => {
    const same = { ...opened({ deadline: 'P2D' }), reminderAt: '2026-01-07T10:00:00.000Z' };

    expect(nextTimer(same)).toEqual({ purpose: 'deadline', at: '2026-01-07T10:00:00.000Z' });
  });

  it('looks for approvers every hour while nobody attends, and leaves missed reminders alone after that', () => {
    const unattended = opened({ remindAfter: ['P1D', 'P3D'], deadline: 'P7D' }, true);

    const attended = withNextReminder(
      policyOf({ remindAfter: ['P1D', 'P3D'], deadline: 'P7D' }),
      unattended,
      new Date(now.getTime() + 2 * day),
      zone,
    );

    expect(nextTimer(unattended).at).toBe('2026-01-05T11:00:00.000Z');
    expect(nextTimer(attended)).toEqual({ purpose: 'reminder', at: '2026-01-08T10:00:00.000Z' });
  });
});

describe('a settled stage', () => {
  it('waits for the end of its window, or for nothing', () => {
    const settlement: Settlement = { outcome: 'approved', at: '2026-01-05T11:00:00.000Z' };
    const undoUntil = '2026-01-05T11:05:00.000Z';

    expect(nextTimer({ ...opened(), settlement: { ...settlement, undoUntil } })).toEqual({
      purpose: 'endOfUndo',
      at: undoUntil,
    });
    expect(nextTimer({ ...opened(), settlement }).at).toBe(settlement.at);
  });

  it('opens again with a higher generation, no settlement and at least one more day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * day }), (passedMs) => {
        const settled: Stage = {
          ...opened({ remindAfter: ['P2D'] }),
          settlement: { outcome: 'denied', at: now.toISOString() },
        };
        const later = new Date(now.getTime() + passedMs);

        const stage = reopenStage(settled, later, zone);

        expect(stage.generation).toBe(settled.generation + 1);
        expect(stage.settlement).toBeUndefined();
        expect(Date.parse(stage.deadlineAt) - later.getTime()).toBeGreaterThanOrEqual(day);
        expect(stage.deadlineAt >= settled.deadlineAt).toBe(true);
        expect(nextTimer(stage).at > later.toISOString()).toBe(true);
      }),
    );
  });
});

const packageOf = (...onDeadline: readonly string[]) =>
  anAccessPackage({
    approval: {
      stages: onDeadline.map((value, index) => ({
        name: `Stage ${String(index + 1)}`,
        approvers: [{ group: 'owners' }],
        onDeadline: value,
      })),
    },
  });
const settled = (outcome: Settlement['outcome']): Settlement => ({
  outcome,
  at: now.toISOString(),
});
const stageNumber = (number: number, unattended = false): Stage => ({
  ...opened(),
  number,
  unattended,
});

describe('followUp', () => {
  it.each([
    ['approved', 1, { kind: 'nextStage', number: 2 }],
    ['approved', 2, { kind: 'approved' }],
    ['denied', 1, { kind: 'denied' }],
    ['denied', 2, { kind: 'denied' }],
  ] as const)('of a stage that was %s, number %i of two: %j', (outcome, number, expected) => {
    expect(followUp(packageOf('deny', 'deny'), stageNumber(number), settled(outcome))).toEqual(
      expected,
    );
  });

  it.each([
    ['deny', 'deny', 1, { kind: 'expired' }],
    ['approve', 'deny', 1, { kind: 'nextStage', number: 2 }],
    ['nextStage', 'deny', 1, { kind: 'nextStage', number: 2 }],
    ['deny', 'approve', 2, { kind: 'approved' }],
    ['deny', 'nextStage', 2, { kind: 'expired' }],
  ] as const)('of a deadline, with %s and %s, number %i: %j', (first, second, number, expected) => {
    expect(followUp(packageOf(first, second), stageNumber(number), settled('expired'))).toEqual(
      expected,
    );
  });

  it('never lets anybody in because nobody could be asked', () => {
    expect(followUp(packageOf('approve'), stageNumber(1, true), settled('expired'))).toEqual({
      kind: 'expired',
    });
  });
});
