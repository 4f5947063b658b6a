import { parseActor, type Actor, type Means } from '../../domain/request/actor';
import type { AuditLog, AuditRecord } from '../../ports/audit-log';
import type { Seals } from '../../ports/seals';
import type { OperatorAct, Switches } from '../../ports/switches';

export interface ArchivedLinesDeps {
  readonly auditLog: AuditLog;
  readonly switches: Pick<Switches, 'acts'>;
  readonly seals: Pick<Seals, 'personKey'>;
}

/** What operators wrote may name anybody, and can be blotted out in the tables only. */
const freeText: ReadonlySet<string> = new Set(['reason']);
/** Codes, keys, numbers and instants; anything else may be somebody's name. */
const code = /^[\w.:|+/-]{0,200}$/;

/**
 * The audit entries between two instants as lines of JSON that may be kept for ever: nothing in them has to go when a person
 * is erased. People are keyed hashes, operators too, and what was written by hand stays in the tables.
 */
export async function* archivedLines(
  deps: ArchivedLinesDeps,
  from: Date,
  to: Date,
): AsyncGenerator<string> {
  for await (const record of deps.auditLog.between(from, to)) {
    yield line(await pseudonymous(deps, record));
  }
  for (const { reason: _reason, ...act } of await deps.switches.acts(from)) {
    if (act.at < to.toISOString()) yield line(await pseudonymous(deps, { ...act, by: 'command' }));
  }
}

const line = (entry: object): string => `${JSON.stringify(entry)}\n`;

async function pseudonymous(
  { seals }: ArchivedLinesDeps,
  entry: AuditRecord | (Omit<OperatorAct, 'reason'> & { readonly by: Means }),
): Promise<object> {
  return {
    ...entry,
    actor: await pseudonymOf(seals, entry.actor),
    details: codesOf(entry.details),
  };
}

async function pseudonymOf(seals: ArchivedLinesDeps['seals'], actor: Actor): Promise<Actor> {
  const acting = parseActor(actor);
  return acting?.kind === 'operator' ? `operator:${await seals.personKey(acting.name)}` : actor;
}

function codesOf(details: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(details).filter(([name, text]) => !freeText.has(name) && code.test(text)),
  );
}
