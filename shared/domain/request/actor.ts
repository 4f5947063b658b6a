const named = ['approver', 'sponsor', 'partner', 'operator'] as const;

type Named = (typeof named)[number];
type Unnamed = 'requestor' | 'system';

/**
 * Who acted, as rows store it. Approvers and sponsors are named by their keyed hash, partners by the id of their key,
 * operators by their name; `system` is the app itself.
 */
export type Actor<Kind extends Named | Unnamed = Named | Unnamed> = Kind extends Named
  ? `${Kind}:${string}`
  : Kind;

export type ParsedActor =
  { readonly kind: Unnamed } | { readonly kind: Named; readonly name: string };

/** What stands in an actor; undefined for a text that names none, such as the key of an approver by itself. */
export function parseActor(text: string): ParsedActor | undefined {
  if (text === 'requestor' || text === 'system') return { kind: text };
  const kind = named.find((one) => text.startsWith(`${one}:`));
  return kind === undefined ? undefined : { kind, name: text.slice(kind.length + 1) };
}

/**
 * By which means somebody acted: `form` whoever asks without a key, as form or JSON; `api` with a partner key; `link` in a
 * mail; `command` of an operator. The others are the app's own.
 */
export const means = [
  'form',
  'api',
  'link',
  'command',
  'orchestration',
  'deadline',
  'queue',
  'sweep',
  'retention',
] as const;
export type Means = (typeof means)[number];
