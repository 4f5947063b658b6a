import type { StackClock } from '../../../local/clock/stack-clock';
import { activities } from '../../../shared/contracts/activities';
import { orchestrationName } from '../../../shared/contracts/names';
import { resumeEvent, wakeEvent } from '../../../shared/domain/request/stage';
import { AppError } from '../../../shared/domain/app-error';
import type { PolicySet } from '../../../shared/domain/policy/policy-set';
import type { MailMessage } from '../../../shared/ports/mail-queue';
import type { Orchestrations } from '../../../shared/ports/orchestrations';
import type { RequestStore } from '../../../shared/ports/request-store';
import type { ActivityHandler } from '../../../functions/activities/activity-handler';
import { advanceRequest } from '../../../functions/activities/advance-request';
import { assignResources } from '../../../functions/activities/assign-resources';
import { finishDelivery } from '../../../functions/activities/finish-delivery';
import { inviteGuest } from '../../../functions/activities/invite-guest';
import { welcomeGuest } from '../../../functions/activities/welcome-guest';
import { guestSignUp } from '../../../functions/orchestrations/guest-sign-up';
import { makeInMemoryApp, type InMemoryApp } from '../in-memory-app';
import { durableFixture, frozenClock, type StatusJson } from './durable-fixture';

export interface ActivityCall {
  readonly name: string;
  readonly input: unknown;
  readonly output: unknown;
}

export interface SignUpStackOptions {
  readonly policies?: PolicySet;
  readonly limitFirstMails?: boolean;
  readonly through?: (store: RequestStore) => RequestStore;
  /** How far the app's clock is behind that of the engine: timers then seem to fire early. */
  readonly lagMs?: number;
  /** Stands between the engine and every activity. */
  readonly around?: (name: string, run: () => Promise<unknown>) => Promise<unknown>;
}

/** The whole app in memory on the Durable engine, with a clock that only moves when told to. */
export interface SignUpStack extends Omit<InMemoryApp, 'orchestrations'> {
  readonly orchestrations: Orchestrations;
  readonly clock: StackClock;
  readonly log: readonly string[];
  /** Every activity that ran, in order. */
  readonly calls: readonly ActivityCall[];
  /** The JSON texts handed to the orchestration, in order. */
  readonly triggers: readonly string[];
  /** Messages that were given up. */
  readonly deadLetters: readonly MailMessage[];
  /** Waits until no orchestration, activity or mail goes on. */
  settle(): Promise<void>;
  /** Moves time on from due instant to due instant, delivering mails on the way. */
  pass(milliseconds: number): Promise<void>;
  /** Moves time to the next instant that something waits for, and settles. */
  passToNext(): Promise<void>;
  status(requestId: string): Promise<StatusJson>;
  /** Waits for the request's orchestration to be at its end, moving time on as far as it takes. */
  finish(requestId: string): Promise<StatusJson>;
}

const mostStops = 200;

export async function signUpStack(options: SignUpStackOptions = {}): Promise<SignUpStack> {
  const { lagMs = 0, around = async (_name, run) => run(), ...appOptions } = options;
  const clock = frozenClock();
  const inMemory = makeInMemoryApp({
    ...appOptions,
    clock: { now: () => new Date(clock.now() - lagMs) },
  });
  const { app, ports } = inMemory;
  const calls: ActivityCall[] = [];
  const triggers: string[] = [];
  const deadLetters: MailMessage[] = [];
  let delivering = 0;

  const observed =
    (name: string, handler: ActivityHandler) =>
    async (input: unknown): Promise<unknown> => {
      const output = await around(name, async () => handler(input));
      calls.push({ name, input, output });
      return output;
    };
  const fixture = await durableFixture(
    {
      orchestrators: { [orchestrationName]: guestSignUp },
      activities: {
        [activities.advanceRequest.name]: observed('advanceRequest', advanceRequest(app)),
        [activities.inviteGuest.name]: observed('inviteGuest', inviteGuest(app)),
        [activities.assignResources.name]: observed('assignResources', assignResources(app)),
        [activities.welcomeGuest.name]: observed('welcomeGuest', welcomeGuest(app)),
        [activities.finishDelivery.name]: observed('finishDelivery', finishDelivery(app)),
      },
      onTrigger: (_name, text) => triggers.push(text),
    },
    { clock },
  );
  const orchestrations = onFixture(async (method, path, body) => fixture.call(method, path, body));

  const deliver = async (message: MailMessage): Promise<void> => {
    delivering += 1;
    try {
      await app.sendMail(message, false, orchestrations);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'mail.undeliverable')) throw error;
      deadLetters.push(message);
    } finally {
      delivering -= 1;
    }
  };
  const settle = async (): Promise<void> => {
    for (;;) {
      await fixture.settle();
      const queued = ports.queue.drain();
      if (queued.length === 0 && delivering === 0) return;
      for (const { message, scheduledFor } of queued) {
        if (scheduledFor === undefined) await deliver(message);
        else clock.at(scheduledFor.getTime() + lagMs, () => void deliver(message));
      }
    }
  };
  const moveTo = async (instant: number): Promise<void> => {
    clock.moveTo(instant);
    await settle();
  };
  const passToNext = async (): Promise<void> => {
    const stop = clock.nextStop();
    if (stop === undefined) throw new Error('nothing waits for any instant');
    await moveTo(stop);
  };

  return {
    ...inMemory,
    orchestrations,
    clock,
    log: fixture.log,
    calls,
    triggers,
    deadLetters,
    settle,
    passToNext,
    status: async (requestId) => fixture.status(requestId),
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      for (let stop = clock.nextStop(); stop !== undefined && stop <= end; stop = clock.nextStop())
        await moveTo(stop);
      await moveTo(end);
    },
    async finish(requestId) {
      await settle();
      for (let stops = 0; stops < mostStops; stops += 1) {
        const status = await fixture.status(requestId);
        if (!['Pending', 'Running'].includes(status.runtimeStatus)) return status;
        await passToNext();
      }
      throw new Error('the orchestration does not come to its end');
    },
  };
}

type Call = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly json: unknown }>;

interface PurgeJson {
  readonly instancesDeleted: number;
}

/** The port as the durable client does it. */
function onFixture(call: Call): Orchestrations {
  const status: Orchestrations['status'] = async (requestId) => {
    const answer = await call('GET', `instances/${requestId}`);
    if (answer.status === 404) return 'missing';
    const { runtimeStatus } = answer.json as StatusJson;
    return ['Pending', 'Running', 'Suspended'].includes(runtimeStatus) ? 'running' : 'ended';
  };
  return {
    status,
    async start(requestId) {
      const answer = await call('POST', `orchestrators/${orchestrationName}/${requestId}`, {
        requestId,
      });
      return { kind: answer.status === 409 ? 'running' : 'started' };
    },
    async wake(requestId, round) {
      const answer = await call(
        'POST',
        `instances/${requestId}/raiseEvent/${wakeEvent(round)}`,
        {},
      );
      return { kind: answer.status === 404 ? 'missing' : 'woken' };
    },
    async resume(requestId, hold) {
      await call('POST', `instances/${requestId}/raiseEvent/${resumeEvent(hold)}`, {});
    },
    async terminate(requestId, reason) {
      await call('POST', `instances/${requestId}/terminate?reason=${reason}`, '');
    },
    async forgetEnded(startedBefore) {
      const query = `createdTimeFrom=1970-01-01&createdTimeTo=${startedBefore.toISOString()}`;
      const answer = await call('DELETE', `instances/?${query}`);
      return answer.status === 404 ? 0 : (answer.json as PurgeJson).instancesDeleted;
    },
  };
}
