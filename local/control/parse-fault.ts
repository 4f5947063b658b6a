import { z } from 'zod';
import { faultTargets, type Fault } from './fault-book';

export type ParsedFault =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

const oneOf = <const Names extends readonly string[]>(member: string, names: Names) =>
  z.enum(names, `${member} must be one of ${names.join(', ')}.`);

const whole = (from: number, sentence: string): z.ZodInt => z.int(sentence).min(from, sentence);

const members = {
  target: oneOf('target', faultTargets),
  match: z.string('match must be a text.').default(''),
  kind: oneOf('kind', ['status', 'timeout', 'reset', 'malformed']).default('status'),
  status: whole(100, 'status must be a whole number from 100.').default(503),
  retryAfter: whole(0, 'retryAfter must be a whole number of seconds.').optional(),
  times: whole(1, 'times must be a whole number from 1.').default(1),
  when: oneOf('when', ['before', 'after']).default('before'),
};

const known = Object.keys(members).join(', ');

const faultSchema = z
  .strictObject(members, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')} is unknown; known are ${known}.`
        : undefined,
  })
  .transform(({ kind, status, retryAfter, times, ...place }) => {
    const fault: Fault =
      kind === 'status'
        ? { ...place, kind, status, ...(retryAfter === undefined ? {} : { retryAfter }) }
        : { ...place, kind };
    return { fault, times };
  });

/** The body of `POST /faults`. Only `target` must be given: without more, one 503 for the next operation. */
export function parseFault(body: unknown): ParsedFault {
  const { success, data, error } = faultSchema.safeParse(body);
  return success
    ? { kind: 'fault', ...data }
    : { kind: 'refused', problems: error.issues.map(({ message }) => message) };
}
