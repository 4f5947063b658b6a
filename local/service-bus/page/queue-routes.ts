import type { Route } from '../../web/router';
import {
  jsonAnswer,
  pageAnswer,
  redirectTo,
  textAnswer,
  type WebAnswer,
} from '../../web/web-answer';
import type { QueueDesk } from './queue-desk';
import { pageRoot, queuePage, queuePath, queuesPage, type QueueContent } from './queue-pages';

function contentOf(desk: QueueDesk, name: string): QueueContent | undefined {
  const state = desk.queues().find((one) => one.name.toLowerCase() === name.toLowerCase());
  const messages = desk.messages(name, 'main');
  const deadLetters = desk.messages(name, 'dead');
  if (state === undefined || messages === undefined || deadLetters === undefined) return undefined;
  return { state, messages, deadLetters };
}

const missing = (name: string): WebAnswer =>
  textAnswer(`There is no queue '${name}'.`, 'text/plain', 404);

function readNumber(text: string | null): number | 'all' | undefined {
  if (text === 'all') return 'all';
  return text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}

function resubmit(desk: QueueDesk, name: string, body: string): WebAnswer {
  if (contentOf(desk, name) === undefined) return missing(name);
  const sequenceNumber = readNumber(new URLSearchParams(body).get('sequenceNumber'));
  if (sequenceNumber === undefined) {
    return textAnswer("sequenceNumber must be a number or 'all'.", 'text/plain', 422);
  }
  desk.resubmit(name, sequenceNumber);
  return redirectTo(queuePath(name));
}

/** Pages below `/service-bus`, the same as JSON below `/service-bus/api`, and the one thing to do: send again. */
export function queueRoutes(desk: QueueDesk): readonly Route[] {
  const withQueue =
    (render: (content: QueueContent) => WebAnswer): Route['handle'] =>
    (_, parameter) => {
      const content = contentOf(desk, parameter('name'));
      return content === undefined ? missing(parameter('name')) : render(content);
    };
  return [
    { method: 'GET', path: pageRoot, handle: () => pageAnswer(queuesPage(desk.queues())) },
    {
      method: 'GET',
      path: `${pageRoot}/queues/:name`,
      handle: withQueue((content) => pageAnswer(queuePage(content))),
    },
    {
      method: 'POST',
      path: `${pageRoot}/queues/:name/resubmit`,
      handle: ({ body }, parameter) => resubmit(desk, parameter('name'), body),
    },
    {
      method: 'GET',
      path: `${pageRoot}/api/queues`,
      handle: () => jsonAnswer({ queues: desk.queues() }),
    },
    {
      method: 'GET',
      path: `${pageRoot}/api/queues/:name`,
      handle: withQueue((content) => jsonAnswer(content)),
    },
  ];
}
