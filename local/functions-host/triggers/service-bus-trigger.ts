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
}

function warn({ log }: ServiceBusTriggerOptions, message: string): void {
  log({ level: 'warning', category: 'Host.Triggers.ServiceBus', message });
}

async function settle({ options, inOrder }: Consumer, act: () => Promise<void>): Promise<void> {
  try {
    await inOrder(act);
  } catch (thrown) {
    const { queueName, functionName } = options;
    const why = thrown instanceof Error ? thrown.message : '';
    warn(options, `A message of '${queueName}' for '${functionName}' could not be settled: ${why}`);
  }
}

async function consume(consumer: Consumer, message: ServiceBusReceivedMessage): Promise<void> {
  const { receiver, options } = consumer;
  const body = messageBody(message.body, options.dataType);
  try {
    await options.run(body, messageMetadata(message, body));
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

function open(options: ServiceBusTriggerOptions, inProcess: Set<Promise<void>>): Open {
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
  const consumer = { receiver, options, inOrder: makeSettleChain() };
  const processMessage = async (message: ServiceBusReceivedMessage): Promise<void> => {
    const work = consume(consumer, message);
    inProcess.add(work);
    await work;
    inProcess.delete(work);
  };
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

/**
 * Hands the messages of one queue to a function, one message per call: a handler that returns completes its message,
 * one that throws abandons it at once. The client reconnects by itself for as long as it takes.
 */
export function makeServiceBusTrigger(options: ServiceBusTriggerOptions): Trigger {
  const inProcess = new Set<Promise<void>>();
  let opened: Open | undefined;
  return {
    start() {
      opened = open(options, inProcess);
      return Promise.resolve();
    },
    async stop() {
      await opened?.subscription.close();
      await Promise.all(inProcess);
      await opened?.receiver.close();
      await opened?.client.close();
    },
  };
}
