import { html, type Html } from '../../web/html';
import type { Page } from '../../web/page';
import type { QueueState } from '../engine/queue';
import type { MessageView } from './message-view';

const place = 'Service Bus';
export const pageRoot = '/service-bus';

export const queuePath = (name: string): string => `${pageRoot}/queues/${encodeURIComponent(name)}`;

function countsOf(state: QueueState): Html {
  const deadLetters = html`<span class="tag ${state.deadLettered > 0 ? 'bad' : ''}"
    >${state.deadLettered} dead-lettered</span
  >`;
  return html`<span class="tag">${state.active} active</span>
    <span class="tag">${state.locked} locked</span>
    <span class="tag">${state.scheduled} scheduled</span>
    <span class="tag">${state.deferred} deferred</span> ${deadLetters}`;
}

export function queuesPage(states: readonly QueueState[]): Page {
  const rows = states.map(
    (state) =>
      html`<li>
        <a href="${queuePath(state.name)}">${state.name}</a>
        <p>${countsOf(state)}</p>
      </li>`,
  );
  const body = html`<h1>Queues</h1>
    <ul class="rows">
      ${rows}
    </ul>`;
  return { title: 'Queues', place, name: 'queues', body };
}

function resubmitForm(name: string, what: number | 'all', label: string): Html {
  return html`<form method="post" action="${queuePath(name)}/resubmit">
    <input type="hidden" name="sequenceNumber" value="${what}" />
    <button class="button quiet" type="submit">${label}</button>
  </form>`;
}

const fact = (term: string, value: string | number | undefined): Html | undefined =>
  value === undefined
    ? undefined
    : html`<dt>${term}</dt>
        <dd>${value}</dd>`;

function messageRow(view: MessageView, action: Html | undefined): Html {
  return html`<li>
    <h3>${view.messageId}</h3>
    <dl class="facts">
      ${fact('Sequence number', view.sequenceNumber)} ${fact('State', view.place)}
      ${fact('Enqueued', view.enqueuedAt)} ${fact('Scheduled for', view.scheduledFor)}
      ${fact('Failed deliveries', view.deliveryCount)} ${fact('Reason', view.deadLetterReason)}
      ${fact('Description', view.deadLetterDescription)}
      ${fact('Properties', JSON.stringify(view.applicationProperties))}
    </dl>
    <pre>${view.body}</pre>
    ${action}
  </li>`;
}

const list = (rows: readonly Html[]): Html =>
  rows.length === 0
    ? html`<p class="muted">None.</p>`
    : html`<ul class="rows">
        ${rows}
      </ul>`;

export interface QueueContent {
  readonly state: QueueState;
  readonly messages: readonly MessageView[];
  readonly deadLetters: readonly MessageView[];
}

export function queuePage({ state, messages, deadLetters }: QueueContent): Page {
  const { name } = state;
  const dead = deadLetters.map((view) =>
    messageRow(view, resubmitForm(name, view.sequenceNumber, 'Send again')),
  );
  const body = html`<h1>${name}</h1>
    <p>${countsOf(state)}</p>
    <h2>Dead letters</h2>
    ${dead.length > 0 ? resubmitForm(name, 'all', 'Send all again') : undefined} ${list(dead)}
    <h2>Messages</h2>
    ${list(messages.map((view) => messageRow(view, undefined)))}
    <p><a href="${pageRoot}">All queues</a></p>`;
  return { title: name, place, name: 'queue', body };
}
