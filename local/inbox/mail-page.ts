import { html } from '../web/html';
import type { Html } from '../web/html';
import { pageAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { Mail } from './mail';

export type MailView = 'html' | 'text' | 'source' | 'headers';

const tabs: readonly (readonly [view: MailView, label: string, segment: string])[] = [
  ['html', 'As shown', ''],
  ['text', 'Text', '/text'],
  ['source', 'Source', '/source'],
  ['headers', 'Headers', '/headers'],
];

const tabList = (mail: Mail, current: MailView): Html =>
  html`<nav class="tabs" aria-label="Views of this mail">
    ${tabs.map(([view, label, segment]) =>
      view === current
        ? html`<a href="/mails/${mail.id}${segment}" aria-current="page">${label}</a>`
        : html`<a href="/mails/${mail.id}${segment}">${label}</a>`,
    )}
  </nav>`;

const isWebLink = (link: string): boolean => /^https?:\/\//iu.test(link);

const linkRow = (link: string): Html =>
  html`<li><a href="${link}" target="_blank" rel="noopener">${link}</a></li>`;

const linkList = ({ links }: Mail): Html | undefined => {
  const web = links.filter(isWebLink);
  if (web.length === 0) return undefined;
  return html`<h2>Links</h2>
    <ul class="rows">
      ${web.map(linkRow)}
    </ul>`;
};

const headerList = ({ headers }: Mail): Html => {
  const rows = Object.entries(headers).toReversed();
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
};

const preformatted = (text: string): Html => html`<pre>${text}</pre>`;

const content = (mail: Mail, view: MailView, source: string): Html => {
  if (view === 'source') return preformatted(source);
  if (view === 'headers') return headerList(mail);
  if (view === 'html' && mail.html !== '') {
    return html`<iframe
        title="The mail as a mail program shows it"
        src="/mails/${mail.id}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      ></iframe>
      ${linkList(mail)}`;
  }
  return preformatted(mail.text);
};

/** One mail in one of its views. */
export function mailPage(mail: Mail, view: MailView, source: string): WebAnswer {
  const title = mail.subject === '' ? '(no subject)' : mail.subject;
  const body = html`<p><a href="/">All mails</a></p>
    <h1>${title}</h1>
    <dl class="facts">
      <dt>From</dt>
      <dd>${mail.from}</dd>
      <dt>To</dt>
      <dd>${mail.to}</dd>
      <dt>Received</dt>
      <dd>${mail.receivedAt.slice(0, 19).replace('T', ' ')} UTC</dd>
      <dt>Kind</dt>
      <dd>${mail.kind === '' ? '–' : mail.kind}</dd>
    </dl>
    ${tabList(mail, view)} ${content(mail, view, source)}
    <form method="post" action="/mails/${mail.id}/delete">
      <p><button class="button quiet">Delete this mail</button></p>
    </form>`;
  return pageAnswer({ title, place: 'Inbox', name: 'mail', body });
}

/** For a mail that was deleted or never came. */
export function missingPage(): WebAnswer {
  const body = html`<h1>This mail is not here</h1>
    <p><a href="/">All mails</a></p>`;
  return pageAnswer(
    { title: 'This mail is not here', place: 'Inbox', name: 'mail-missing', body },
    404,
  );
}
