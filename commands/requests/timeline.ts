import { parseActor } from '../../shared/domain/request/actor';
import type { AuditEntry } from '../../shared/domain/request/audit-entry';
import { parseMailKey } from '../../shared/domain/request/mail-order';
import type { RequestRows } from '../../shared/domain/request/request-rows';
import { approverNames } from './approver-names';

/** One line of what happened. */
export interface TimelineEntry {
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly details: string;
}

/** Everything that happened to a request, oldest first: acts, mails, deliveries. */
export function timelineOf(rows: RequestRows): readonly TimelineEntry[] {
  const nameOf = approverNames(rows);
  const acts = rows.audit.map(({ value }) => actEntry(value, nameOf));
  const mails = rows.mails.map(({ value }): TimelineEntry => {
    const order = parseMailKey(value.key);
    const further = order === undefined || order.issue === 0 ? '' : `issue ${String(order.issue)}`;
    return {
      at: value.at,
      what: `mail.${value.outcome} ${order?.mail ?? value.key}`,
      who: order === undefined ? '' : `to ${nameOf(order.recipient)}`,
      details: further,
    };
  });
  const deliveries = rows.resources.map(({ value }): TimelineEntry => ({
    at: value.updatedAt,
    what: `resource.${value.state}`,
    who: 'system',
    details: [
      `resource=${String(value.number)}`,
      `tries=${String(value.tries)}`,
      ...(value.already ? ['had it before'] : []),
      ...(value.cause === undefined ? [] : [`cause=${value.cause}`]),
    ].join(' '),
  }));
  const told = new Set(acts.filter(({ what }) => what.startsWith('resource.')).map(({ at }) => at));
  const untold = deliveries.filter(({ at }) => !told.has(at));
  return [...acts, ...mails, ...untold].toSorted((a, b) =>
    a.at < b.at ? -1 : Number(a.at > b.at),
  );
}

function actEntry(
  { at, action, actor, by, details }: AuditEntry,
  nameOf: (key: string) => string,
): TimelineEntry {
  const acting = parseActor(actor);
  const who = acting?.kind === 'approver' ? nameOf(acting.name) : actor;
  const facts = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  return { at, what: action, who: `${who} (${by})`, details: facts.join(' ') };
}
