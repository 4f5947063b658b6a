import type { StackClock } from '../../clock/stack-clock';
import type { HostSettings } from '../configuration/host-settings';
import { resolveSetting } from '../configuration/resolve-setting';
import type { IndexedFunction } from '../index/indexed-function';
import type { Log } from '../log';
import type { Invoke } from '../worker/rpc';
import { makeRunFunction } from './run-function';
import { makeServiceBusTrigger } from './service-bus-trigger';
import { parseTimerSchedule } from './timer-schedule';
import type { TimerStatusStore } from './timer-status-store';
import { makeTimerTrigger, type TimerTrigger } from './timer-trigger';
import type { Trigger } from './trigger';

export interface TriggerDeps {
  readonly settings: HostSettings;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: StackClock;
  readonly invoke: Invoke;
  readonly store: TimerStatusStore;
  readonly log: Log;
}

export interface Triggers {
  readonly timers: ReadonlyMap<string, TimerTrigger>;
  readonly all: readonly Trigger[];
}

function timer(fn: IndexedFunction, { env, clock, invoke, store }: TriggerDeps): TimerTrigger {
  return makeTimerTrigger({
    name: fn.name,
    schedule: parseTimerSchedule(fn.trigger['schedule'], env),
    useMonitor: fn.trigger['useMonitor'] !== false,
    runOnStartup: fn.trigger['runOnStartup'] === true,
    run: makeRunFunction(fn, invoke, clock),
    clock,
    store,
  });
}

function connectionString(fn: IndexedFunction, env: NodeJS.ProcessEnv): string {
  const { connection } = fn.trigger;
  const name =
    typeof connection === 'string' && connection !== '' ? connection : 'AzureWebJobsServiceBus';
  const setting = env[resolveSetting(name, env)] ?? env[`AzureWebJobs${name}`];
  if (setting === undefined || setting === '') {
    throw new Error(
      `Function '${fn.name}' needs the app setting '${name}' with a Service Bus connection string.`,
    );
  }
  return setting;
}

function serviceBus(
  fn: IndexedFunction,
  { settings, env, clock, invoke, log }: TriggerDeps,
): Trigger {
  const { queueName, dataType, autoCompleteMessages } = fn.trigger;
  const { maxConcurrentCalls, maxAutoLockRenewalMs } = settings.serviceBus;
  return makeServiceBusTrigger({
    functionName: fn.name,
    queueName: resolveSetting(typeof queueName === 'string' ? queueName : '', env),
    connectionString: connectionString(fn, env),
    dataType,
    maxConcurrentCalls,
    maxAutoLockRenewalMs,
    autoComplete:
      typeof autoCompleteMessages === 'boolean'
        ? autoCompleteMessages
        : settings.serviceBus.autoCompleteMessages,
    run: makeRunFunction(fn, invoke, clock),
    log,
  });
}

/** Everything that starts invocations by itself. Throws one sentence for a missing connection. */
export function makeTriggers(functions: readonly IndexedFunction[], deps: TriggerDeps): Triggers {
  const timers = new Map(
    functions
      .filter(({ triggerType }) => triggerType === 'timertrigger')
      .map((fn) => [fn.name, timer(fn, deps)] as const),
  );
  const queues = functions
    .filter(({ triggerType }) => triggerType === 'servicebustrigger')
    .map((fn) => serviceBus(fn, deps));
  return { timers, all: [...timers.values(), ...queues] };
}
