import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Pause, PauseTarget, Revocation } from '../../domain/policy/switches';
import type { OperatorAct, Switches } from '../../ports/switches';
import { parseText } from './parse-text';
import type { Change, Table } from './table';
import { encodeKey, quoted } from './table-key';

const partitionKey = 'switches';

const switchedBy = {
  actor: z.templateLiteral(['operator:', z.string()]),
  at: z.iso.datetime(),
  reason: z.string(),
};
const withId = (kind: 'package' | 'organization') =>
  z.object({ kind: z.literal(kind), id: z.string() });

const pauseSchema = z.object({
  ...switchedBy,
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everything') }),
    withId('package'),
    withId('organization'),
  ]),
});

const revocationSchema = z.object({
  ...switchedBy,
  target: z.object({ kind: z.enum(['partner-key', 'signing-key']), id: z.string() }),
  from: z.iso.datetime(),
});

const actSchema = z.object({
  ...switchedBy,
  action: z.string(),
  details: z.record(z.string(), z.string()),
});

const idOf = (target: PauseTarget | Revocation['target']): string =>
  target.kind === 'everything' ? '' : encodeKey(target.id);

const rowKeyOf = (switched: Pick<Pause, 'target'> | Pick<Revocation, 'target'>): string => {
  const { kind } = switched.target;
  const family = kind === 'partner-key' || kind === 'signing-key' ? 'revoked' : 'paused';
  return `${family}|${kind}|${idOf(switched.target)}`;
};

function put(switched: Pause | Revocation): Change {
  const row = { partitionKey, rowKey: rowKeyOf(switched), text: JSON.stringify(switched) };
  return { kind: 'put', row };
}

function recorded(act: OperatorAct): Change {
  const rowKey = `act|${act.at}|${randomBytes(8).toString('hex')}`;
  const row = { partitionKey, rowKey, columns: { action: act.action }, text: JSON.stringify(act) };
  return { kind: 'insert', row };
}

const actOf = (
  action: string,
  { target }: Pick<Pause, 'target'> | Pick<Revocation, 'target'>,
  { actor, at, reason }: Pick<Pause, 'actor' | 'at' | 'reason'>,
): OperatorAct => ({
  action,
  actor,
  at,
  reason,
  details: target.kind === 'everything' ? { kind: target.kind } : { ...target },
});

function range(from: string, to: string): string {
  return [
    `PartitionKey eq ${quoted(partitionKey)}`,
    `RowKey ge ${quoted(from)}`,
    `RowKey lt ${quoted(to)}`,
  ].join(' and ');
}

/** One partition of the table `switches`: RK `paused|…`, `revoked|…` and the audit rows `act|<time>|…`. */
export function makeSwitches(table: Table): Switches {
  return {
    async inForce() {
      const rows = await table.query(range('paused|', 'revoked}'));
      const texts = (family: string): readonly string[] =>
        rows.filter(({ rowKey }) => rowKey.startsWith(family)).map(({ text }) => text);
      return {
        pauses: texts('paused|').map((text): Pause => parseText(pauseSchema, text)),
        revocations: texts('revoked|').map((text): Revocation => parseText(revocationSchema, text)),
      };
    },
    async pause(pause) {
      await table.write([put(pause), recorded(actOf('switch.paused', pause, pause))]);
    },
    async lift(target, by) {
      const row = { partitionKey, rowKey: rowKeyOf({ target }) };
      const written = await table.write([
        { kind: 'delete', row },
        recorded(actOf('switch.lifted', { target }, by)),
      ]);
      return { kind: written.kind === 'written' ? 'lifted' : 'notPaused' };
    },
    async revoke(revocation) {
      await table.write([
        put(revocation),
        recorded(actOf('switch.revoked', revocation, revocation)),
      ]);
    },
    async record(act) {
      await table.write([recorded(act)]);
    },
    async acts(since) {
      const rows = await table.query(range(`act|${since.toISOString()}`, 'act}'));
      return rows.map(({ text }) => parseText(actSchema, text));
    },
  };
}
