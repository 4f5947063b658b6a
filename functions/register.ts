import { app, type InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { activities } from '../shared/contracts/activities';
import { orchestrationName, queueNames, serviceBusConnection } from '../shared/contracts/names';
import type { ActivityHandler } from './activities/activity-handler';
import type { Dependencies, LoadDependencies } from './dependencies';
import { guestSignUp } from './orchestrations/guest-sign-up';
import type { QueueHandler } from './queues/send-mail';
import type { TimerFunction } from './timers/timer-deps';

type Load<Handler> = () => Promise<(dependencies: Dependencies) => Handler>;

const activityFunctions: readonly {
  readonly name: string;
  readonly load: Load<ActivityHandler>;
}[] = [
  {
    name: activities.advanceRequest.name,
    load: async () => {
      const { advanceRequest } = await import('./activities/advance-request');
      return (deps) => advanceRequest(deps.app);
    },
  },
  {
    name: activities.inviteGuest.name,
    load: async () => {
      const { inviteGuest } = await import('./activities/invite-guest');
      return (deps) => inviteGuest(deps.app);
    },
  },
  {
    name: activities.assignResources.name,
    load: async () => {
      const { assignResources } = await import('./activities/assign-resources');
      return (deps) => assignResources(deps.app);
    },
  },
  {
    name: activities.welcomeGuest.name,
    load: async () => {
      const { welcomeGuest } = await import('./activities/welcome-guest');
      return (deps) => welcomeGuest(deps.app);
    },
  },
  {
    name: activities.finishDelivery.name,
    load: async () => {
      const { finishDelivery } = await import('./activities/finish-delivery');
      return (deps) => finishDelivery(deps.app);
    },
  },
];

const loadSendMail: Load<QueueHandler> = async () => (await import('./queues/send-mail')).sendMail;

const queueFunctions = [
  { name: 'sendApprovalRequest', queueName: queueNames.approvalRequests, load: loadSendMail },
  { name: 'sendMail', queueName: queueNames.mails, load: loadSendMail },
] as const;

const timerFunctions: readonly {
  readonly name: string;
  readonly schedule: string;
  readonly load: Load<TimerFunction>;
}[] = [
  {
    name: 'drainOutbox',
    schedule: '15 * * * * *',
    load: async () => (await import('./timers/drain-outbox')).drainOutbox,
  },
  {
    name: 'sweepDue',
    schedule: '45 */5 * * * *',
    load: async () => (await import('./timers/sweep-due')).sweepDue,
  },
];

/** Every function of the app. Handlers and what they need are loaded at their first call. */
export function register(load: LoadDependencies): void {
  df.app.orchestration(orchestrationName, guestSignUp);
  for (const { name, load: loadHandler } of activityFunctions) {
    df.app.activity(name, { handler: lazily(load, loadHandler) });
  }
  for (const { name, queueName, load: loadHandler } of queueFunctions) {
    app.serviceBusQueue(name, {
      queueName,
      connection: serviceBusConnection,
      extraInputs: [df.input.durableClient()],
      handler: lazily(load, loadHandler),
    });
  }
  for (const { name, schedule, load: loadHandler } of timerFunctions) {
    app.timer(name, {
      schedule,
      extraInputs: [df.input.durableClient()],
      handler: lazily(load, loadHandler),
    });
  }
}

/** A handler that is made at its first call and runs within the log of its invocation. */
function lazily<Trigger, Result>(
  load: LoadDependencies,
  loadHandler: Load<(trigger: Trigger, context: InvocationContext) => Promise<Result>>,
): (trigger: Trigger, context: InvocationContext) => Promise<Result> {
  let made: Promise<(trigger: Trigger, context: InvocationContext) => Promise<Result>> | undefined;
  return async (trigger, context) => {
    const dependencies = await load();
    made ??= loadHandler().then((make) => make(dependencies));
    const handler = await made;
    return dependencies.within(context, () => handler(trigger, context));
  };
}
