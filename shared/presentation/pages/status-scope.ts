import type { RequestState } from '../../domain/request/request-state';
import type { StatusPage, StatusStage } from '../../ports/pages/status-page';
import { formScope } from '../form-scope';
import type { Step } from '../step';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import { policyText } from '../policy-text';
import { isSetUp, lacking } from './lacking';
import { stateNote, type StateNote } from './state-note';

const stageTitles = {
  waiting: 'stage',
  open: 'stage',
  approved: 'stageApproved',
  denied: 'stageDenied',
  expired: 'stageExpired',
  canceled: 'stage',
} as const;

function makeSteps({ wording, times }: Tools): {
  done(title: string, at: string): Step;
  now(title: string, at?: string): Step;
  failed(title: string, at?: string): Step;
} {
  const when = (at: string | undefined): Pick<Step, 'instant' | 'time'> =>
    at === undefined ? {} : { instant: at, time: times.moment(at) };
  return {
    done: (title, at) => ({
      title,
      state: 'done',
      stateWord: wording.say('status.done'),
      ...when(at),
    }),
    now: (title, at) => ({
      title,
      state: 'now',
      stateWord: wording.say('status.now'),
      ...(at === undefined
        ? {}
        : { note: wording.say('status.since', { time: times.moment(at) }) }),
    }),
    failed: (title, at) => ({ title, state: 'failed', ...when(at) }),
  };
}

function stageStep(stage: StatusStage, isOver: boolean, tools: Tools): Step {
  const steps = makeSteps(tools);
  const title = tools.wording.say(`status.${stageTitles[stage.state]}`, { name: stage.name });
  switch (stage.state) {
    case 'waiting':
    case 'canceled':
      return { title };
    case 'open':
      return isOver ? { title } : steps.now(title, stage.at);
    case 'approved':
      return stage.at === undefined ? { title } : steps.done(title, stage.at);
    case 'denied':
    case 'expired':
      return steps.failed(title, stage.at);
  }
}

function accessStep(page: StatusPage, tools: Tools): Step {
  const { state, closedAt } = page;
  const steps = makeSteps(tools);
  const title = tools.wording.say('status.access');
  if (state === 'deliveryFailed') {
    return steps.failed(tools.wording.say('status.state.deliveryFailed'), closedAt);
  }
  if (!isSetUp(state)) return { title };
  if (lacking(page) !== undefined) return steps.now(title, closedAt);
  return closedAt === undefined ? steps.now(title) : steps.done(title, closedAt);
}

const endedEarly: ReadonlySet<RequestState> = new Set<RequestState>([
  'denied',
  'canceled',
  'expired',
]);

function lastSteps(page: StatusPage, tools: Tools): readonly Step[] {
  if (!endedEarly.has(page.state)) return [accessStep(page, tools)];
  // A stage that was denied or ran out says so itself.
  const isSaid = page.state !== 'canceled' && page.stages.some(({ state }) => state === page.state);
  if (isSaid) return [];
  const title = tools.wording.say(`status.state.${page.state}`);
  return [makeSteps(tools).failed(title, page.closedAt)];
}

function statusSteps(page: StatusPage, tools: Tools): readonly Step[] {
  const { wording } = tools;
  const steps = makeSteps(tools);
  const isOver = endedEarly.has(page.state);
  const confirmed =
    page.confirmedAt === undefined
      ? steps.now(wording.say('status.confirmNow'))
      : steps.done(wording.say('status.confirmed'), page.confirmedAt);
  const reached = page.stages.filter(({ state }) => !isOver || state !== 'waiting');
  return [
    steps.done(wording.say('status.asked'), page.submittedAt),
    ...(isOver && page.confirmedAt === undefined ? [] : [confirmed]),
    ...reached.map((stage) => stageStep(stage, isOver, tools)),
    ...lastSteps(page, tools),
  ];
}

function noteOf(page: StatusPage, tools: Tools): StateNote {
  const note = stateNote(page, tools);
  if (page.state !== 'pendingApproval' || page.deadlineAt === undefined) return note;
  const deadline = tools.times.deadline(page.deadlineAt);
  return { ...note, next: tools.wording.say('status.next.pendingUntil', { deadline }) };
}

export function statusScope(page: StatusPage, tools: Tools): Scope {
  const { wording } = tools;
  const form = formScope(page.cancel, page, wording);
  return {
    title: wording.say('status.title', { package: policyText(page.displayName, wording.locale) }),
    hasErrors: form.errors.length > 0,
    form,
    ...noteOf(page, tools),
    steps: statusSteps(page, tools),
    sureLabel: wording.say('status.cancel'),
    sureNote: wording.say('status.cancelNote'),
  };
}
