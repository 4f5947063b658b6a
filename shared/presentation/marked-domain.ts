/** A piece of a domain, and whether it is where the two domains differ. */
export interface DomainPiece {
  readonly text: string;
  readonly differs: boolean;
}

/** A domain cut into pieces, the one that differs from the known domain marked; compared in the form that both are shown in. */
export function markDifference(domain: string, known: string): readonly DomainPiece[] {
  const [given, other] = [Array.from(domain), Array.from(known)];
  const shorter = Math.min(given.length, other.length);
  let start = 0;
  while (start < shorter && given[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && given.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = given.length - end;
  return [
    { text: given.slice(0, start).join(''), differs: false },
    { text: given.slice(start, cut).join(''), differs: true },
    { text: given.slice(cut).join(''), differs: false },
  ].filter(({ text }) => text !== '');
}
