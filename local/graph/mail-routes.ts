import { z } from 'zod';

import type { Directory } from './directory';
import { GraphError } from './graph-error';
import type { GraphRoute } from './graph-route';
import { parseBody } from './parse-body';
import { permissions } from './permissions';

const recipients = z.array(z.object({ emailAddress: z.object({ address: z.string() }) }));

const sendMailSchema = z.object({
  message: z.object({ subject: z.string(), body: z.unknown(), toRecipients: recipients }),
  saveToSentItems: z.boolean().optional(),
});

/** `sendMail` takes the mail and notes it among the changes; nothing is delivered anywhere. */
export function mailRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    {
      method: 'POST',
      path: '/users/:id/sendMail',
      permissions: [permissions.sendMail],
      answer({ body }, parameter) {
        const sender = directory.user(parameter('id'));
        if (sender.mail === null || sender.userType === 'Guest') {
          throw new GraphError(
            404,
            'MailboxNotEnabledForRESTAPI',
            'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
          );
        }
        const { message } = parseBody(sendMailSchema, body);
        const to = message.toRecipients.map(({ emailAddress }) => emailAddress.address);
        if (to.length === 0 || to.some((address) => !address.includes('@'))) {
          throw new GraphError(
            400,
            'ErrorInvalidRecipients',
            "At least one recipient isn't valid.",
          );
        }
        directory.note(
          'POST /users/sendMail',
          `${sender.mail} sent “${message.subject}” to ${to.join(', ')}.`,
          sender.id,
        );
        return { status: 202 };
      },
    },
  ];
}
