import { confusableSkeleton } from './confusable-skeleton';
import { domainToUnicode } from './punycode';

/** A domain that may be meant to be taken for a known one. */
export interface LookAlike {
  /** The domain it looks like. */
  readonly known: string;
  /** `confusable`: reads the same; `mixedScript`: nearly, with letters of several scripts; `oneEdit`: one typing slip away. */
  readonly reason: 'confusable' | 'mixedScript' | 'oneEdit';
  /** Where they differ, in Unicode; one of the two may be empty. */
  readonly differing: { readonly given: string; readonly known: string };
}

// Among names this short nearly every domain is one slip away from another.
const shortestName = 4;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
];

/**
 * The known domain that this one could be mistaken for; undefined when it is known itself or like none. A hint for
 * requestors and approvers, never a reason to refuse. Domains are lower case, punycode.
 */
export function findLookAlike(
  domain: string,
  knownDomains: readonly string[],
): LookAlike | undefined {
  if (knownDomains.includes(domain)) return undefined;
  const given = domainToUnicode(domain);
  const found = knownDomains.flatMap((known) => {
    const reason = likeness(given, domainToUnicode(known));
    return reason === undefined ? [] : [{ known, reason }];
  });
  const best = found.find(({ reason }) => reason !== 'oneEdit') ?? found[0];
  if (best === undefined) return undefined;
  return { ...best, differing: differingPart(given, domainToUnicode(best.known)) };
}

function likeness(given: string, known: string): LookAlike['reason'] | undefined {
  const givenSkeleton = confusableSkeleton(given);
  const knownSkeleton = confusableSkeleton(known);
  if (givenSkeleton === knownSkeleton) return 'confusable';
  if (isMixedScript(given) && isOneEdit(givenSkeleton, knownSkeleton)) return 'mixedScript';
  const name = known.split('.')[0] ?? known;
  return name.length >= shortestName && isOneEdit(given, known) ? 'oneEdit' : undefined;
}

function isMixedScript(domain: string): boolean {
  return domain
    .split('.')
    .some((label) => scripts.filter((script) => script.test(label)).length > 1);
}

function isOneEdit(given: string, known: string): boolean {
  const difference = differingPart(given, known);
  const left = Array.from(difference.given);
  const right = Array.from(difference.known);
  if (left.length <= 1 && right.length <= 1) return true;
  const [first, second] = left;
  return left.length === 2 && right.length === 2 && first === right[1] && second === right[0];
}

function differingPart(given: string, known: string): LookAlike['differing'] {
  const left = Array.from(given);
  const right = Array.from(known);
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return {
    given: left.slice(start, left.length - end).join(''),
    known: right.slice(start, right.length - end).join(''),
  };
}
