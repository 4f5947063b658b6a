import * as z from 'zod/mini';
import { requestStates } from '../domain/request/request-state';

const requestId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** Input of the orchestration: ids only, since inputs are kept in the task hub. */
export const signUpInputSchema = z.strictObject({ requestId });

const later = z.strictObject({
  kind: z.literal('later'),
  afterSeconds: z.number(),
  throttled: z.boolean(),
});

/** There is no such request, or not any more. */
const missing = z.strictObject({ kind: z.literal('missing') });

/** Which timer of the last round won; the activity decides whether it still means anything. */
const timerPurposeSchema = z.enum(['reminder', 'deadline', 'endOfUndo']);

/** What the orchestration does next. */
export const nextStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wait'),
    round: z.int(),
    until: z.iso.datetime(),
    purpose: timerPurposeSchema,
  }),
  later,
  z.strictObject({ kind: z.literal('deliver') }),
  z.strictObject({ kind: z.literal('ended'), state: z.enum(requestStates) }),
  missing,
]);
export type NextStep = z.infer<typeof nextStepSchema>;

/** An activity: its name in the host, what it is given and what it answers, both parsed on both sides. */
export interface ActivityContract<Input, Output> {
  readonly name: string;
  readonly input: z.ZodMiniType<Input>;
  readonly output: z.ZodMiniType<Output>;
}

const ended = z.strictObject({ kind: z.literal('ended') });

/** Operators hold this delivery; the event `resume:<hold>` lets it go on. */
const paused = z.strictObject({ kind: z.literal('paused') });

/** How often this execution has waited for a pause, this time included. */
const hold = z.int().check(z.positive());

function contract<Input, Output>(
  name: string,
  input: z.ZodMiniType<Input>,
  output: z.ZodMiniType<Output>,
): ActivityContract<Input, Output> {
  return { name, input, output };
}

/** Every activity that the orchestration calls. An unknown name would hang an instance for ever, so names live here only. */
export const activities = {
  advanceRequest: contract(
    'advanceRequest',
    z.strictObject({
      requestId,
      /** Names this execution of the orchestration, so that a repeated activity begins the same round. */
      execution: z.string(),
      /** The last round that this execution began; 0 at first. */
      after: z.int(),
      /** The timer that ended it; null when a wake did, and at first. */
      elapsed: z.nullable(timerPurposeSchema),
      /** No further try follows: what is not answered now counts as refused. */
      lastTry: z.boolean(),
    }),
    nextStepSchema,
  ),
  inviteGuest: contract(
    'inviteGuest',
    z.strictObject({ requestId, lastTry: z.boolean(), hold }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('invited') }),
      ended,
      paused,
      later,
    ]),
  ),
  assignResources: contract(
    'assignResources',
    z.strictObject({ requestId, hold }),
    z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('complete') }), paused, later]),
  ),
  welcomeGuest: contract(
    'welcomeGuest',
    z.strictObject({ requestId }),
    z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('welcomed') }), later]),
  ),
  finishDelivery: contract(
    'finishDelivery',
    z.strictObject({ requestId }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('finished'), state: z.enum(requestStates) }),
      missing,
      later,
    ]),
  ),
} as const;

type Activities = typeof activities;
export type ActivityName = keyof Activities;
export type ActivityInput<Name extends ActivityName> = z.infer<Activities[Name]['input']>;
export type ActivityOutput<Name extends ActivityName> = z.infer<Activities[Name]['output']>;
