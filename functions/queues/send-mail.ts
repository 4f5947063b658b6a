import type { InvocationContext } from '@azure/functions';
import { AppError } from '../../shared/domain/app-error';
import type { App } from '../../shared/application/app';
import { deliverySchema, mailMessageSchema } from '../../shared/contracts/mail-message';
import type { Orchestrations } from '../../shared/ports/orchestrations';

export interface SendMailDeps {
  readonly app: Pick<App, 'sendMail'>;
  readonly orchestrations: (context: InvocationContext) => Orchestrations;
}

export type QueueHandler = (body: unknown, context: InvocationContext) => Promise<void>;

/**
 * Trigger of both mail queues: loads the rows that the message names and sends the mail. A message that cannot be parsed
 * throws, and after the broker's last delivery lies in the dead letters with its cause in the log.
 */
export function sendMail({ app, orchestrations }: SendMailDeps): QueueHandler {
  return async (body, context) => {
    const message = mailMessageSchema.safeParse(body);
    if (!message.success) {
      const problems = message.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
      throw new AppError('queue.malformed-message', { cause: new Error(problems.join(', ')) });
    }
    const { deliveryCount } = deliverySchema.parse(context.triggerMetadata ?? {});
    await app.sendMail(message.data, deliveryCount > 1, orchestrations(context));
  };
}
