import {
  ServiceBusClient,
  type ProcessErrorArgs,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';

import type { Log } from '../log';
import type { RunFunction } from './run-function';
import { messageBody, messageMetadata } from './service-bus-message';
import { makeSettleChain, type SettleChain } from './settle-chain';
import type { Trigger } from './trigger';

export interface ServiceBusTriggerOptions {
  readonly functionName: string;
  readonly queueName: string;
  readonly connectionString: string;
  readonly dataType: unknown;
  readonly maxConcurrentCalls: number;
  readonly maxAutoLockRenewalMs: number;
  readonly autoComplete: boolean;
  readonly run: RunFunction;
  readonly log: Log;
}

interface Consumer {
  readonly receiver: ServiceBusReceiver;
  readonly options: ServiceBusTriggerOptions;
  readonly inOrder: SettleChain;
  readonly work: Work;
}

/** What has been begun for the messages in hand. */
interface Work {
  readonly handlers: Set<Promise<unknown>>;
  readonly settlements: Set<Promise<unknown>>;
}

async function during<T>(set: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  set.add(work);
  try {
    return await work;
  } finally {
    set.delete(work);
  }
}

function warn({ log }: ServiceBusTriggerOptions, message: string): void {
  log({ level: 'warning', category: 'Host.Triggers.ServiceBus', message });
}

// A settlement that its connection took along is never answered, and the client gives up only after a minute.
const longestSettleMs = 5000;

async function answered(settling: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The broker does not answer.')), longestSettleMs);
  });
  try {
    await Promise.race([settling, silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function settle(consumer: Consumer, act: () => Promise<void>): Promise<void> {
  const { options, inOrder, work } = consumer;
  try {
    await during(work.settlements, answered(inOrder(act)));
  } catch (thrown) {
    const { queueName, functionName } = options;
    const why = thrown instanceof Error ? thrown.message : '';
    warn(options, `A message of '${queueName}' for '${functionName}' could not be settled: ${why}`);
  }
}

async function consume(consumer: Consumer, message: ServiceBusReceivedMessage): Promise<void> {
  const { receiver, options, work } = consumer;
  const body = messageBody(message.body, options.dataType);
  try {
    await during(work.handlers, options.run(body, messageMetadata(message, body)));
  } catch {
    await settle(consumer, () => receiver.abandonMessage(message));
    return;
  }
  if (options.autoComplete) await settle(consumer, () => receiver.completeMessage(message));
}

interface Open {
  readonly client: ServiceBusClient;
  readonly receiver: ServiceBusReceiver;
  readonly subscription: { close(): Promise<void> };
}

function open(options: ServiceBusTriggerOptions, work: Work): Open {
  const { queueName, functionName, maxConcurrentCalls } = options;
  // The client's own pause of 30 s would keep a queue waiting long after its broker is back.
  const client = new ServiceBusClient(options.connectionString, {
    retryOptions: { retryDelayInMs: 500 },
  });
  const receiver = client.createReceiver(queueName, {
    receiveMode: 'peekLock',
    skipParsingBodyAsJson: true,
    skipConvertingDate: true,
    maxAutoLockRenewalDurationInMs: options.maxAutoLockRenewalMs,
  });
  const consumer = { receiver, options, inOrder: makeSettleChain(), work };
  const processMessage = (message: ServiceBusReceivedMessage): Promise<void> =>
    consume(consumer, message);
  const processError = ({ error }: ProcessErrorArgs): Promise<void> => {
    warn(options, `Queue '${queueName}' for '${functionName}': ${error.message}`);
    return Promise.resolve();
  };
  const handlers = { processMessage, processError };
  const subscription = receiver.subscribe(handlers, {
    autoCompleteMessages: false,
    maxConcurrentCalls,
  });
  return { client, receiver, subscription };
}

// Closing waits for the broker, which may be gone: both may be told to stop at once.
const longestCloseMs = 1000;

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}

/**
 * Hands the messages of one queue to a function, one message per call: a handler that returns completes its message,
 * one that throws abandons it at once. The client reconnects by itself for as long as it takes.
 */
export function makeServiceBusTrigger(options: ServiceBusTriggerOptions): Trigger {
  const work: Work = { handlers: new Set(), settlements: new Set() };
  let opened: Open | undefined;
  return {
    start() {
      opened = open(options, work);
      return Promise.resolve();
    },
    async stop() {
      if (opened === undefined) return;
      const { subscription, receiver, client } = opened;
      await within(longestCloseMs, subscription.close());
      await Promise.allSettled(work.handlers);
      await within(longestCloseMs, Promise.allSettled(work.settlements));
      await within(longestCloseMs, receiver.close());
      await within(longestCloseMs, client.close());
    },
  };
}
