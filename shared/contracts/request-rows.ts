import { z } from 'zod';
import { means, parseActor, type Actor } from '../domain/request/actor';
import { choices } from '../domain/request/decision';
import { mailKinds } from '../domain/request/mail-kind';
import type { RowKind, RowValue } from '../domain/request/request-rows';
import { requestStates } from '../domain/request/request-state';

const text = z.string();
const id = z.string().min(1);
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const positive = z.number().int().positive();

const request = z.object({
  id,
  reference: id,
  accessPackageId: id,
  policyVersion: id,
  state: z.enum(requestStates),
  address: id,
  personKey: id,
  organizationId: id.exactOptional(),
  partnerKeyId: id.exactOptional(),
  language: id,
  submittedAt: instant,
  updatedAt: instant,
  auditedAt: instant.exactOptional(),
  confirmedAt: instant.exactOptional(),
  closedAt: instant.exactOptional(),
  submission: positive.exactOptional(),
  nextSubmission: positive,
  verifyUntil: instant,
  stage: count,
  message: text.exactOptional(),
  dueAt: instant.exactOptional(),
  quietUntil: instant.exactOptional(),
  restarts: count,
  issues: z.record(text, count),
  problems: z.record(text, id).exactOptional(),
  hold: positive.exactOptional(),
  cause: id.exactOptional(),
});

const submission = z.object({
  requestId: id,
  number: positive,
  submittedAt: instant,
  partnerId: id.exactOptional(),
  givenName: text,
  surname: text,
  organization: text,
  justification: text,
  answers: z.record(text, z.union([text, z.boolean()])),
  acceptedTerms: text.exactOptional(),
  language: id,
});

const settlement = z.object({
  outcome: z.enum(['approved', 'denied', 'expired']),
  at: instant,
  approver: id.exactOptional(),
  undoUntil: instant.exactOptional(),
});

const stage = z.object({
  requestId: id,
  number: positive,
  name: text,
  generation: count,
  openedAt: instant,
  deadlineAt: instant,
  reminderAt: instant.exactOptional(),
  remindersSent: count,
  settlement: settlement.exactOptional(),
  closed: z.boolean(),
  unattended: z.boolean(),
  execution: text,
  round: count,
  wakes: z.array(text),
});

const approver = z.object({
  requestId: id,
  stage: positive,
  key: id,
  userId: id,
  address: id,
  displayName: text,
  language: id.exactOptional(),
  role: z.enum(['primary', 'fallback']),
  state: z.enum(['asked', 'unreachable']),
  linkUntil: instant,
});

const decision = z.object({
  requestId: id,
  stage: positive,
  generation: count,
  approver: id,
  choice: z.enum(choices),
  justification: text,
  message: text,
  decidedAt: instant,
  undoneAt: instant.exactOptional(),
});

const mail = z.object({
  requestId: id,
  key: id,
  outcome: z.enum(['sent', 'failed']),
  at: instant,
});

const invitation = z.object({
  requestId: id,
  guestId: id,
  found: z.enum(['new', 'pendingGuest', 'guest', 'member']),
  invitedAt: instant,
  redeemUrl: id.exactOptional(),
});

const resource = z.object({
  requestId: id,
  number: positive,
  state: z.enum(['waiting', 'delivered', 'failed']),
  already: z.boolean(),
  tries: count,
  cause: id.exactOptional(),
  updatedAt: instant,
  removal: z
    .object({
      outcome: z.enum(['removed', 'absent', 'gone', 'passedOn', 'failed']),
      at: instant,
      cause: id.exactOptional(),
    })
    .exactOptional(),
});

const sponsor = z.object({
  key: id,
  userId: id,
  address: id,
  displayName: text,
  language: id.exactOptional(),
});

const assignment = z.object({
  requestId: id,
  startedAt: instant,
  endsAt: instant.exactOptional(),
  period: count,
  extended: z.object({ at: instant, by: id }).exactOptional(),
  notices: count,
  state: z.enum(['active', 'ending', 'ended']),
  cause: z.enum(['expired', 'operator', 'guest.absent']).exactOptional(),
  endedAt: instant.exactOptional(),
  atEnd: z.enum(['remove', 'block', 'delete']),
  blockAsked: z.boolean(),
  account: z
    .object({
      outcome: z.enum(['kept', 'blocking', 'blocked', 'deleted', 'absent', 'failed']),
      at: instant,
      cause: id.exactOptional(),
    })
    .exactOptional(),
  tries: count,
  dueAt: instant.exactOptional(),
  sponsors: z.array(sponsor),
});

const audit = z.object({
  requestId: id,
  at: instant,
  id,
  action: id,
  actor: z.custom<Actor>((value) => typeof value === 'string' && parseActor(value) !== undefined),
  by: z.enum(means),
  details: z.record(text, text),
});

const mailOrder = z.object({
  mail: z.enum(mailKinds),
  stage: count,
  recipient: id,
  generation: count,
  reminder: count,
  issue: count,
});

const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start') }),
  z.object({ kind: z.literal('wake'), stage: count, round: count }),
  z.object({ kind: z.literal('resume'), hold: positive }),
  z.object({ kind: z.literal('mails'), orders: z.array(mailOrder) }),
]);

const outbox = z.object({ requestId: id, key: id, createdAt: instant, effect });

/** What the JSON of every kind of row must be; members it does not know are dropped. */
export const requestRowSchemas = {
  request,
  submission,
  stage,
  approver,
  decision,
  mail,
  invitation,
  resource,
  assignment,
  audit,
  outbox,
} as const;

/**
 * The value of a stored row, from plain JSON.
 * @throws ZodError when it is not what a row of this kind must be
 */
export function parseRowValue<Kind extends RowKind>(kind: Kind, value: unknown): RowValue<Kind> {
  const schemas: { readonly [Each in RowKind]: z.ZodType<RowValue<Each>> } = requestRowSchemas;
  const schema: z.ZodType<RowValue<Kind>> = schemas[kind];
  return schema.parse(value);
}
