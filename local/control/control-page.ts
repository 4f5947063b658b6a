import { html } from '../web/html';
import type { Page } from '../web/page';
import type { WaitingFault } from './fault-book';

export interface ControlState {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly faults: readonly WaitingFault[];
}

const faultLine = ({ fault, left }: WaitingFault): string => {
  const what = fault.kind === 'status' ? `status ${fault.status}` : fault.kind;
  const where = fault.match === '' ? 'any operation' : fault.match;
  return `${fault.target}: ${what} ${fault.when} ${where}, ${left} more`;
};

/** What the stack's time is and which faults wait; reading changes nothing. */
export function controlPage({ now, faults }: ControlState): Page {
  const list = faults.map((waiting) => html`<li>${faultLine(waiting)}</li>`);
  return {
    title: 'Time and faults',
    place: 'Control',
    name: 'control',
    body: html`<h1>Time and faults</h1>
      <p class="lead">It is ${new Date(now).toISOString()} on this stack.</p>
      <p><a href="/service-bus">Queues</a></p>
      <h2>Faults that wait</h2>
      ${
        list.length === 0
          ? html`<p>None.</p>`
          : html`<ul class="rows">
              ${list}
            </ul>`
      }
      <h2>From a program</h2>
      <pre>
POST /clock   {"advance":"P3D"}
POST /faults  {"target":"graph","match":"POST /invitations","kind":"status","status":429,"retryAfter":5,"times":3,"when":"before"}
DELETE /faults</pre>`,
  };
}
