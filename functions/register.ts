import { app, type InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { activities } from '../shared/contracts/activities';
import { orchestrationName, queueNames, serviceBusConnection } from '../shared/contracts/names';
import type { ActivityHandler } from './activities/activity-handler';
import type { Dependencies, LoadDependencies } from './dependencies';
import { httpRoutes } from './http/routes';
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
  {
    name: 'sweepRetention',
    schedule: '0 20 1-5 * * *',
    load: async () => (await import('./timers/sweep-retention')).sweepRetention,
  },
  {
    name: 'archiveAudit',
    schedule: '0 50 0-5 * * *',
    load: async () => (await import('./timers/archive-audit')).archiveAudit,
  },
];

/** Every function of the app. Handlers and what they need are loaded at their first call. */
export function register(load: LoadDependencies): void {
  df.app.orchestration(orchestrationName, guestSignUp);
  for (const { name, load: loadHandler } of activityFunctions) {
    df.app.activity(name, { handler: lazily(load, loadHandler) });
  }
  for (const { name, load: loadHandler, needsDurableClient, ...options } of httpRoutes) {
    app.http(name, {
      ...options,
      methods: [...options.methods],
      ...(needsDurableClient ? { extraInputs: [df.input.durableClient()] } : {}),
      handler: lazily(load, async () => {
        const make = await loadHandler();
        return ({ http }) => make(http);
      }),
    });
  }
  for (const { name, queueName, load: loadHandler } of queueFunctions) {
    app.serviceBusQueue(name, {
      queueName,
      connection: serviceBusConnection,
      extraInputs: [df.input.durableClient()],
      handler: lazily(load, heldBack(loadHandler)),
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

const holdMs = 30_000;

/**
 * A message that meets an app without policies is not thrown back at once: ten attempts would be gone within a second, and
 * a deployment that mends it takes longer.
 */
function heldBack(loadHandler: Load<QueueHandler>): Load<QueueHandler> {
  return async () => {
    const make = await loadHandler();
    return (dependencies) => async (body, context) => {
      if (dependencies.http.notReady) await new Promise((resolve) => setTimeout(resolve, holdMs));
      await make(dependencies)(body, context);
    };
  };
}
