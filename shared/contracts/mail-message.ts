import { z } from 'zod';
import { mailKinds } from '../domain/request/mail-kind';

const count = z.number().int().nonnegative();

/** The body of a message in `approval-requests` and `mails`: ids only. */
export const mailMessageSchema = z.strictObject({
  requestId: z.string().regex(/^[0-9a-f]{32}$/),
  mail: z.enum(mailKinds),
  stage: count,
  recipient: z.string().regex(/^[0-9a-z]{1,32}$/),
  generation: count,
  reminder: count,
  issue: count,
  attempt: z.number().int().positive(),
  failures: count,
  since: z.iso.datetime(),
});
export type MailMessageBody = z.infer<typeof mailMessageSchema>;

/** What is read of a message's metadata, beside its body: how often it was delivered, this time included. */
export const deliverySchema = z.object({ deliveryCount: z.number().default(1) });
