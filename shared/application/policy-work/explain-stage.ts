import { followUp } from '../../domain/approval/follow-up';
import { afterReminder, openStage } from '../../domain/approval/open-stage';
import { nextTimer } from '../../domain/approval/stage-timer';
import { addDuration, isZeroDuration } from '../../domain/duration';
import { mailboxOf } from '../../domain/email-address';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import {
  withSponsors,
  type ApproverReference,
  type DirectoryReference,
} from '../../domain/policy/approver-reference';
import type { Stage } from '../../domain/request/stage';
import type { ExplainedMail, ExplainedStage, PlannedTimer } from './explanation';
import { durationWords, listWords, reasonWords, referenceWords, ruleWords } from './policy-words';

export interface StageQuestion {
  readonly accessPackage: AccessPackage;
  /** 1 to 3. */
  readonly number: number;
  readonly opensAt: Date;
  readonly timeZone: string;
  /** Sponsors of the requestor's connected organization; empty without one. */
  readonly organizationSponsors: readonly DirectoryReference[];
  /** Normalised; never asked about themselves. */
  readonly requestor: string;
}

export interface StageExplained {
  readonly stage: ExplainedStage;
  readonly mails: readonly ExplainedMail[];
  /** When an approval at once can no longer be taken back. */
  readonly endsAt: Date;
}

/** One stage as the app would open it. */
export function explainStage(policy: ApprovalStagePolicy, question: StageQuestion): StageExplained {
  const { accessPackage, number, opensAt, timeZone } = question;
  const asked = namesOf(policy.approvers, question);
  const otherwise = namesOf(policy.fallbackApprovers, question);
  const unattended = asked.length === 0 && otherwise.length === 0;
  const opening = { requestId: '', number, now: opensAt, timeZone, unattended };
  const opened = openStage(policy, opening);
  const { undoWindow } = accessPackage.approval;
  const endsAt = addDuration(opensAt, undoWindow, timeZone);
  const timers = [
    ...reminders(policy, opened, timeZone),
    deadline(accessPackage, opened),
    ...(isZeroDuration(undoWindow) ? [] : [endOfUndo(endsAt, durationWords(undoWindow))]),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const stage: ExplainedStage = {
    number,
    name: policy.name,
    opensAt: opensAt.toISOString(),
    asked,
    otherwise,
    rule: `${ruleWords(policy.rule)}; one deny settles the stage`,
    reason: reasonWords(policy),
    timers,
  };
  return { stage, mails: mailsOf(stage, asked.length > 0 ? asked : otherwise), endsAt };
}

/** Who is asked as the policy names them: sponsors are those of the organization, the requestor is left out. */
function namesOf(
  references: readonly ApproverReference[],
  { organizationSponsors, requestor }: StageQuestion,
): readonly string[] {
  const others = withSponsors(references, organizationSponsors).filter(
    (reference) => reference.kind !== 'user' || mailboxOf(reference.user) !== requestor,
  );
  return [...new Set(others.map(referenceWords))];
}

function reminders(
  policy: ApprovalStagePolicy,
  opened: Stage,
  timeZone: string,
): readonly PlannedTimer[] {
  if (opened.unattended) return [];
  const timers: PlannedTimer[] = [];
  let stage = opened;
  for (let timer = nextTimer(stage); timer.purpose === 'reminder'; timer = nextTimer(stage)) {
    const sentence = 'Whoever was asked and has not decided is reminded.';
    timers.push({ purpose: 'reminder', at: timer.at, sentence });
    stage = afterReminder(policy, stage, new Date(timer.at), timeZone);
  }
  return timers;
}

function deadline(accessPackage: AccessPackage, stage: Stage): PlannedTimer {
  const at = stage.deadlineAt;
  const after = followUp(accessPackage, stage, { outcome: 'expired', at });
  const consequence = {
    nextStage: 'the next stage opens',
    approved: 'the request counts as approved',
    denied: 'the request is denied',
    expired: 'the request ends as expired',
  }[after.kind];
  return { purpose: 'deadline', at, sentence: `If nobody has decided, ${consequence}.` };
}

function endOfUndo(at: Date, window: string): PlannedTimer {
  const sentence = `What was decided at once can no longer be taken back (${window} after the decision).`;
  return { purpose: 'endOfUndo', at: at.toISOString(), sentence };
}

function mailsOf(
  { number, opensAt, timers }: ExplainedStage,
  asked: readonly string[],
): readonly ExplainedMail[] {
  const opens = `when stage ${String(number)} opens`;
  if (asked.length === 0) {
    const when = `${opens} and nobody can be asked`;
    return [{ mail: 'delivery-problem', to: 'operators', at: opensAt, when }];
  }
  const to = listWords(asked);
  return [
    { mail: 'approval-request', to, at: opensAt, when: opens },
    ...timers
      .filter(({ purpose }) => purpose === 'reminder')
      .map(({ at }): ExplainedMail => ({
        mail: 'approval-reminder',
        to,
        at,
        when: 'if not decided by then',
      })),
    { mail: 'approval-settled', to, when: `when stage ${String(number)} is settled` },
  ];
}
