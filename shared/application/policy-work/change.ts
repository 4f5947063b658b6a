import { listWords } from './policy-words';

/** Whom a change of the policies matters to first. */
export const audiences = ['requestors', 'approvers', 'guests', 'operators'] as const;
export type Audience = (typeof audiences)[number];

/** One thing that is different between two versions of the policies. */
export interface PolicyChange {
  readonly audience: Audience;
  /** What changed, e.g. `access package project-x, stage 1`. */
  readonly subject: string;
  /** The key in the policy file; empty where a whole document came or went, or where several keys work together. */
  readonly key: string;
  /** For people, complete in itself. */
  readonly sentence: string;
}

/** How one key of a document is compared and told. */
export interface Aspect<Policy> {
  readonly audience: Audience;
  /** What the sentence calls it. */
  readonly name: string;
  /** Different words for different values; a list is compared item by item, with words for all of it as one thing. */
  readonly say: (policy: Policy) => string | readonly string[];
  /** The sentence where nothing is left of a list. */
  readonly whenNone?: string;
}

/** Every difference in what the aspects say of two versions of one thing. */
export function changesIn<Policy>(
  subject: string,
  aspects: Readonly<Record<string, Aspect<Policy>>>,
  before: Policy,
  after: Policy,
): readonly PolicyChange[] {
  return Object.entries(aspects).flatMap(([key, aspect]) =>
    sentences(aspect, aspect.say(before), aspect.say(after)).map((words) => ({
      audience: aspect.audience,
      subject,
      key,
      sentence: `${subject}: ${words}.`,
    })),
  );
}

type Named = Pick<Aspect<never>, 'name' | 'whenNone'>;

function sentences(
  aspect: Named,
  before: string | readonly string[],
  after: string | readonly string[],
): readonly string[] {
  const { name } = aspect;
  if (typeof before === 'string' && typeof after === 'string') {
    return before === after ? [] : [`${name} is now ${after}; it was ${before}`];
  }
  if (typeof before === 'string' || typeof after === 'string') {
    return [`${name} are now ${asWhole(after)}; they were ${asWhole(before)}`];
  }
  return listSentences(aspect, before, after);
}

function listSentences(
  { name, whenNone }: Named,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const gone = before.filter((item) => !after.includes(item));
  const added = after.filter((item) => !before.includes(item));
  if (gone.length === 0 && added.length === 0) {
    return before.join('\n') === after.join('\n') ? [] : [`${name} come in another order`];
  }
  if (after.length === 0 && whenNone !== undefined) return [whenNone];
  return [
    ...gone.map((item) => `${name} no longer include ${item}`),
    ...added.map((item) => `${name} now include ${item}`),
  ];
}

function asWhole(items: string | readonly string[]): string {
  if (typeof items === 'string') return items;
  return items.length === 0 ? 'none' : listWords(items);
}
