/** A string, or a character that opens, parts or closes; everything else of valid JSON plays no part. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/gu;

/**
 * Whether an object in the text has one member twice, spelled in whatever escapes. `JSON.parse` would keep the last one.
 * @param json valid JSON
 */
export function hasRepeatedMember(json: string): boolean {
  // A set for every object that is open, undefined for every array.
  const open: (Set<unknown> | undefined)[] = [];
  let isName = false;
  for (const [piece] of json.matchAll(token)) {
    const members = open.at(-1);
    if (piece === '{') open.push(new Set());
    else if (piece === '[') open.push(undefined);
    else if (piece === '}' || piece === ']') open.pop();
    else if (piece !== ',' && isName && members !== undefined) {
      const name: unknown = JSON.parse(piece);
      if (members.has(name)) return true;
      members.add(name);
    }
    isName = piece === '{' || piece === ',';
  }
  return false;
}
