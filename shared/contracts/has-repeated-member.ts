/** The braces of valid JSON, and its strings, each with the colon that makes it a member's name. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/gu;

/**
 * Whether an object in the text has one member twice, spelled in whatever escapes. `JSON.parse` would keep the last one.
 * @param json valid JSON
 */
export function hasRepeatedMember(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [piece, text, colon] of json.matchAll(token)) {
    if (piece === '{') open.push(new Set());
    else if (piece === '}') open.pop();
    else if (text !== undefined && colon !== undefined) {
      const name: unknown = JSON.parse(text);
      if (open.at(-1)?.has(name) === true) return true;
      open.at(-1)?.add(name);
    }
  }
  return false;
}
