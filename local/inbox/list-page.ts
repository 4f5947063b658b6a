import { html } from '../web/html';
import type { Html } from '../web/html';
import { pageAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { Mail } from './mail';
import { findMails } from './search-mails';

const row = ({ id, to, from, subject, kind, receivedAt }: Mail): Html =>
  html`<li>
    <a href="/mails/${id}">${subject === '' ? '(no subject)' : subject}</a>
    <div>to ${to} ${kind === '' ? undefined : html`<span class="tag">${kind}</span>`}</div>
    <small>from ${from} · ${receivedAt.slice(0, 19).replace('T', ' ')} UTC</small>
  </li>`;

const list = (mails: readonly Mail[], words: string): Html => {
  if (mails.length > 0)
    return html`<ul class="rows">
      ${mails.toReversed().map(row)}
    </ul>`;
  return words === ''
    ? html`<p class="lead">No mail yet. What the app sends shows up here by itself.</p>`
    : html`<p class="lead">No mail has “${words}” in it. <a href="/">Show all</a></p>`;
};

/** All mails, newest first, or those that a search finds. */
export function listPage(all: readonly Mail[], words: string): WebAnswer {
  const found = findMails(all, words.trim());
  const body = html`<h1>${found.length} ${found.length === 1 ? 'mail' : 'mails'}</h1>
    <form class="search" action="/" role="search">
      <label>Search <input type="search" name="q" value="${words}" /></label>
      <button class="button">Search</button>
    </form>
    <div data-newest="${Number(all.at(-1)?.id ?? 0)}">${list(found, words)}</div>
    ${
      all.length === 0
        ? undefined
        : html`<form method="post" action="/delete">
            <p><button class="button quiet">Delete all</button></p>
          </form>`
    }
    <script src="/live-list.js" defer></script>`;
  return pageAnswer({ title: 'All mails', place: 'Inbox', name: 'inbox', body });
}
