import {
  message as codec,
  types,
  type Receiver as RheaReceiver,
  type Sender as RheaSender,
} from 'rhea';
import { z } from 'zod';
import { readTerminus } from './attach';
import { authorise } from './authorise';
import type { FrontEndDeps } from './front-end-deps';
import { manage } from './manage';
import type { Peer } from './peer';
import type { RequestAnswer } from './request';

/** Answers the requests of one client. */
export interface Requests {
  handle(link: RheaReceiver, address: string, payload: Buffer): void;
}

const requestSchema = z.object({
  message_id: z.unknown().optional(),
  reply_to: z.string(),
  application_properties: z.record(z.string(), z.unknown()).default({}),
  body: z.unknown().optional(),
});

// .NET reads the names with hyphens on $cbs and those in camel case on $management.
const names = {
  cbs: { status: 'status-code', description: 'status-description', condition: 'error-condition' },
  management: {
    status: 'statusCode',
    description: 'statusDescription',
    condition: 'errorCondition',
  },
} as const;

function encodeAnswer(
  node: keyof typeof names,
  correlationId: unknown,
  { status, description, condition, body }: RequestAnswer,
): Buffer {
  const {
    status: statusName,
    description: descriptionName,
    condition: conditionName,
  } = names[node];
  return codec.encode({
    correlation_id: correlationId,
    application_properties: {
      [statusName]: types.wrap_int(status),
      [descriptionName]: description,
      ...(condition !== undefined && { [conditionName]: types.wrap_symbol(condition) }),
    },
    body: body ?? {},
  });
}

function findReplyLink(link: RheaReceiver, replyTo: string): RheaSender | undefined {
  return link.session.find_sender(
    (one: RheaSender) => one.name === replyTo || readTerminus(one.target).address === replyTo,
  );
}

export function makeRequests(peer: Peer, deps: FrontEndDeps): Requests {
  return {
    handle(link, address, payload) {
      const parsed = requestSchema.safeParse(codec.decode(payload));
      // Without a place to reply to, nobody waits for an answer.
      if (!parsed.success) return;
      const {
        message_id: id,
        reply_to: replyTo,
        application_properties: properties,
        body,
      } = parsed.data;
      const node = address === '$cbs' ? 'cbs' : 'management';
      const answer = (given: RequestAnswer): void => {
        const replyLink = findReplyLink(link, replyTo);
        if (replyLink?.is_open() === true) {
          replyLink.send(encodeAnswer(node, id, given), undefined, 0);
        }
      };
      const request = { properties, body };
      if (node === 'cbs') answer(authorise(request, deps));
      else manage({ ...request, address, peer, answer }, deps);
    },
  };
}
