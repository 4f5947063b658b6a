import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseDuration } from '../control/parse-duration';
import type { QueueSettings } from './engine/queue-settings';

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no ISO 8601 duration, e.g. PT1M` });
  return z.NEVER;
});

const between = (lowest: string, highest: string): z.ZodType<number> =>
  duration.refine(
    (ms) => ms >= (parseDuration(lowest) ?? 0) && ms <= (parseDuration(highest) ?? Infinity),
    `must be from ${lowest} to ${highest}`,
  );

/** The limits are the service's: a deployment would refuse what lies beyond them. */
const queueSchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9](?:[\w.-]{0,258}[A-Za-z0-9])?$/, 'is no queue name'),
    lockDuration: between('PT5S', 'PT5M').default(60_000),
    maxDeliveryCount: z.int().min(1).max(2000).default(10),
    defaultMessageTimeToLive: between('PT1S', 'P10675199D').default(Infinity),
    duplicateDetectionWindow: between('PT20S', 'P7D').optional(),
    deadLetteringOnMessageExpiration: z.boolean().default(false),
  })
  .transform((queue): QueueSettings => ({
    name: queue.name,
    lockMs: queue.lockDuration,
    maxDeliveryCount: queue.maxDeliveryCount,
    timeToLiveMs: queue.defaultMessageTimeToLive,
    duplicateWindowMs: queue.duplicateDetectionWindow ?? 0,
    deadLettersExpired: queue.deadLetteringOnMessageExpiration,
  }));

const fileSchema = z.strictObject({
  queues: z
    .array(queueSchema)
    .refine(
      (queues) => new Set(queues.map(({ name }) => name.toLowerCase())).size === queues.length,
      'two queues have the same name',
    ),
});

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} cannot be read: ${reason}`, { cause: error });
  }
}

/**
 * The queues of the deployment, from the file that the deployment itself reads.
 * @throws Error whose message names everything in it that is wrong, unknown keys too.
 */
export function readQueuesFile(path: string): readonly QueueSettings[] {
  const parsed = fileSchema.safeParse(parseJson(path));
  if (parsed.success) return parsed.data.queues;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is wrong: ${problems.join('; ')}.`);
}
