import { z } from 'zod';

/** A mail as `GET /api/mails` gives it. */
export const mailSchema = z.object({
  id: z.string(),
  /** Plain address of the envelope's first recipient. */
  to: z.string(),
  /** Plain address in the From header, else the envelope's. */
  from: z.string(),
  subject: z.string(),
  /** The header `X-Vestibule-Mail`; empty when it is not there. */
  kind: z.string(),
  /** By lower-case name, unfolded but not decoded. */
  headers: z.record(z.string(), z.string()),
  /** Empty when the mail has no such part; never made from the other one. */
  text: z.string(),
  html: z.string(),
  /** Addresses of the HTML's links, in order. */
  links: z.array(z.string()),
  receivedAt: z.string(),
});

export type Mail = z.infer<typeof mailSchema>;
