import {
  ServiceBusClient,
  type ProcessErrorArgs,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';

import type { Log } from '../log';
import type { RunFunction } from './run-function';
import { messageBody, messageMetadata } from './service-bus-message';
import { makeSettleChain } from './settle-chain';
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

/**
 * Hands the messages of one queue to a function, one message per call: a handler that returns completes its message,
 * one that throws abandons it at once. The client reconnects by itself for as long as it takes.
 */
export function makeServiceBusTrigger(options: ServiceBusTriggerOptions): Trigger {
  const { functionName, queueName, run, log } = options;
  const inOrder = makeSettleChain();
  const inProcess = new Set<Promise<void>>();
  let client: ServiceBusClient | undefined;
  let receiver: ServiceBusReceiver | undefined;
  let subscription: { close(): Promise<void> } | undefined;

  const say = (level: 'warning' | 'error', message: string): void =>
    log({ level, category: `Host.Triggers.ServiceBus`, message });

  const settle = async (act: () => Promise<void>): Promise<void> => {
    try {
      await inOrder(act);
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : '';
      say(
        'warning',
        `A message of '${queueName}' for '${functionName}' could not be settled: ${why}`,
      );
    }
  };

  const handle = async (
    from: ServiceBusReceiver,
    message: ServiceBusReceivedMessage,
  ): Promise<void> => {
    const body = messageBody(message.body, options.dataType);
    try {
      await run(body, messageMetadata(message, body));
    } catch {
      await settle(() => from.abandonMessage(message));
      return;
    }
    if (options.autoComplete) await settle(() => from.completeMessage(message));
  };

  const processMessage = async (message: ServiceBusReceivedMessage): Promise<void> => {
    if (receiver === undefined) return;
    const handled = handle(receiver, message);
    inProcess.add(handled);
    await handled;
    inProcess.delete(handled);
  };

  const processError = ({ error }: ProcessErrorArgs): Promise<void> => {
    say('warning', `Queue '${queueName}' for '${functionName}': ${error.message}`);
    return Promise.resolve();
  };

  return {
    start() {
      client = new ServiceBusClient(options.connectionString);
      receiver = client.createReceiver(queueName, {
        receiveMode: 'peekLock',
        skipParsingBodyAsJson: true,
        skipConvertingDate: true,
        maxAutoLockRenewalDurationInMs: options.maxAutoLockRenewalMs,
      });
      const { maxConcurrentCalls } = options;
      subscription = receiver.subscribe(
        { processMessage, processError },
        { autoCompleteMessages: false, maxConcurrentCalls },
      );
      return Promise.resolve();
    },
    async stop() {
      await subscription?.close();
      await Promise.all(inProcess);
      await receiver?.close();
      await client?.close();
    },
  };
}
