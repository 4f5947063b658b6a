import { z } from 'zod';
import { realNow } from '../../clock/shift-date';
import { describeError } from './amqp-error';
import type { FrontEndDeps } from './front-end-deps';
import { findPlace } from './link-address';
import type { Request, RequestAnswer } from './request';
import { refuseSasToken } from './refuse-sas-token';

const putToken = z.object({
  operation: z.literal('put-token'),
  type: z.literal('servicebus.windows.net:sastoken'),
  name: z.string(),
});

const unauthorised = (description: string): RequestAnswer => ({
  status: 401,
  description,
  condition: 'amqp:unauthorized-access',
});

const pathOf = (audience: string): string => audience.replace(/^[a-z]+:\/\/[^/]*\/?/iu, '');

/** Answers a `put-token`: shared access signatures of the one key, for the namespace or an entity that exists. */
export function authorise(
  { properties, body }: Request,
  { broker, key }: FrontEndDeps,
): RequestAnswer {
  const parsed = putToken.safeParse(properties);
  if (!parsed.success) return unauthorised('Only shared access signatures are taken here.');
  const { name } = parsed.data;
  try {
    if (pathOf(name) !== '') findPlace(broker, name);
  } catch (error) {
    return describeError(error);
  }
  const refusal = refuseSasToken(String(body), name, { key, now: realNow() });
  return refusal === undefined ? { status: 202, description: 'Accepted' } : unauthorised(refusal);
}
