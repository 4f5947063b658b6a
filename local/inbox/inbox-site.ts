import { makeRouter } from '../web/router';
import type { Route } from '../web/router';
import {
  emptyAnswer,
  foreignHtmlAnswer,
  jsonAnswer,
  redirectTo,
  textAnswer,
} from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { WebHandler } from '../web/web-server';
import { liveListScript } from './live-list-script';
import { listPage } from './list-page';
import type { Mail } from './mail';
import { mailPage, missingPage } from './mail-page';
import type { MailView } from './mail-page';
import type { Mailbox } from './mailbox';
import { searchMails } from './search-mails';
import { viewableHtml } from './viewable-html';

// Links may open ordinary windows, nothing else of a mail gets out of its frame.
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: https: http:; style-src 'unsafe-inline'; frame-ancestors 'self'";

const views: readonly (readonly [path: string, view: MailView])[] = [
  ['/mails/:id', 'html'],
  ['/mails/:id/text', 'text'],
  ['/mails/:id/source', 'source'],
  ['/mails/:id/headers', 'headers'],
];

type ShowMail = (id: string, show: (mail: Mail) => WebAnswer) => WebAnswer;

const apiRoutes = (mailbox: Mailbox): readonly Route[] => [
  {
    method: 'GET',
    path: '/api/mails',
    handle: ({ query }) => jsonAnswer({ mails: searchMails(mailbox.list(), query) }),
  },
  {
    method: 'DELETE',
    path: '/api/mails',
    handle() {
      mailbox.clear();
      return emptyAnswer();
    },
  },
];

const listRoutes = (mailbox: Mailbox): readonly Route[] => [
  {
    method: 'GET',
    path: '/',
    handle: ({ query }) => listPage(mailbox.list(), query.get('q') ?? ''),
  },
  {
    method: 'GET',
    path: '/live-list.js',
    handle: () => textAnswer(liveListScript, 'text/javascript'),
  },
  {
    method: 'POST',
    path: '/delete',
    handle() {
      mailbox.clear();
      return redirectTo('/');
    },
  },
];

const viewRoutes = (mailbox: Mailbox, showMail: ShowMail): readonly Route[] =>
  [...views].map(([path, view]) => ({
    method: 'GET',
    path,
    handle: (_request, parameter) =>
      showMail(parameter('id'), (mail) => mailPage(mail, view, mailbox.source(mail.id) ?? '')),
  }));

const mailRoutes = (mailbox: Mailbox, showMail: ShowMail): readonly Route[] => [
  {
    method: 'GET',
    path: '/mails/:id/html',
    handle: (_request, parameter) =>
      showMail(parameter('id'), ({ html }) => foreignHtmlAnswer(viewableHtml(html), mailPolicy)),
  },
  {
    method: 'POST',
    path: '/mails/:id/delete',
    handle(_request, parameter) {
      mailbox.remove(parameter('id'));
      return redirectTo('/');
    },
  },
];

/** The inbox for people and `/api/mails` for programs. */
export function makeInboxSite(mailbox: Mailbox): WebHandler {
  const showMail: ShowMail = (id, show) => {
    const mail = mailbox.get(id);
    return mail === undefined ? missingPage() : show(mail);
  };
  return makeRouter('Inbox', [
    ...apiRoutes(mailbox),
    ...listRoutes(mailbox),
    ...viewRoutes(mailbox, showMail),
    ...mailRoutes(mailbox, showMail),
  ]);
}
