/**
 * JSON as Newtonsoft reads it, with which the host parses host.json and Durable every body and stored text: names without quotes,
 * single quotes, comments, commas at the end, NaN, hexadecimal and octal numbers. Constructors, elements left out and
 * `undefined` are not taken.
 * @see https://github.com/JamesNK/Newtonsoft.Json/blob/master/Src/Newtonsoft.Json/JsonTextReader.cs
 */
interface Reader {
  readonly text: string;
  at: number;
}

const blank = /(?:\s|\/\*[^]*?\*\/|\/\/[^\r\n]*)*/y;
const word = /(?:true|false|null|NaN|Infinity|-Infinity)(?=[\s,}\])/]|$)/y;
const number = /[-.\d][-+.\da-fx]*(?=[\s,}\])/]|$)/iy;
const string = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'/y;
const name = /[\p{L}\p{Nd}_$]+(?=[\s:])/uy;
const escape = /\\(?:u([\da-f]{4})|([^]))/gi;
const escaped: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '/': '/',
  '"': '"',
  "'": "'",
};

function take(reader: Reader, what: RegExp): RegExpExecArray | undefined {
  what.lastIndex = reader.at;
  const found = what.exec(reader.text);
  if (found === null) return undefined;
  reader.at = what.lastIndex;
  return found;
}

function unexpected({ text, at }: Reader): SyntaxError {
  return new SyntaxError(
    `Unexpected character encountered while parsing value: ${text[at] ?? ''}.`,
  );
}

/** Whether this mark comes next, which is then taken. */
function takes(reader: Reader, mark: string): boolean {
  take(reader, blank);
  const found = reader.text.startsWith(mark, reader.at);
  if (found) reader.at += mark.length;
  return found;
}

function unescaped(text: string): string {
  return text.replaceAll(escape, (_, hex: string | undefined, char: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const plain = escaped[char ?? ''];
    if (plain === undefined) throw new SyntaxError(`Bad JSON escape sequence: \\${char ?? ''}.`);
    return plain;
  });
}

function stringIn(reader: Reader): string | undefined {
  const found = take(reader, string);
  return found === undefined ? undefined : unescaped(found[1] ?? found[2] ?? '');
}

function numberOf(text: string): number {
  if (/^0x[\da-f]+$/i.test(text)) return Number(text);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  const isDecimal = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && !/^0\d/.test(text);
  if (!isDecimal) throw new SyntaxError(`Input string '${text}' is not a valid number.`);
  return Number(text);
}

function listIn(reader: Reader): unknown[] {
  const list: unknown[] = [];
  while (!takes(reader, ']')) {
    list.push(valueIn(reader));
    if (!takes(reader, ',') && !reader.text.startsWith(']', reader.at)) throw unexpected(reader);
  }
  return list;
}

function recordIn(reader: Reader): unknown {
  const members = new Map<string, unknown>();
  while (!takes(reader, '}')) {
    const key = stringIn(reader) ?? take(reader, name)?.[0];
    if (key === undefined || !takes(reader, ':')) throw unexpected(reader);
    members.set(key, valueIn(reader));
    if (!takes(reader, ',') && !reader.text.startsWith('}', reader.at)) throw unexpected(reader);
  }
  return Object.fromEntries(members);
}

function valueIn(reader: Reader): unknown {
  if (takes(reader, '{')) return recordIn(reader);
  if (takes(reader, '[')) return listIn(reader);
  const known = take(reader, word)?.[0];
  // What JSON has no number for is written as a text.
  if (known !== undefined) return /I|N/.test(known) ? known : JSON.parse(known);
  const digits = take(reader, number)?.[0];
  const value = digits === undefined ? stringIn(reader) : numberOf(digits);
  if (value === undefined) throw unexpected(reader);
  return value;
}

export type ReadJson =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      /** The text itself where it is JSON in the strict sense, else the value written anew. */
      readonly json: string;
    }
  | { readonly kind: 'malformed'; readonly error: Error };

function read(text: string, readLeniently: (reader: Reader) => unknown): ReadJson {
  try {
    return { kind: 'read', value: JSON.parse(text), json: text };
  } catch {
    // Not what JSON is elsewhere; it may still be what Newtonsoft takes.
  }
  try {
    const value = readLeniently({ text, at: 0 });
    return { kind: 'read', value, json: JSON.stringify(value) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    error.name = 'Newtonsoft.Json.JsonReaderException';
    return { kind: 'malformed', error };
  }
}

/** The first value in a text; what stands behind it is not looked at. */
export function readFirstJson(text: string): ReadJson {
  return read(text, valueIn);
}

/** The value of a text that holds nothing else. */
export function readWholeJson(text: string): ReadJson {
  return read(text, (reader) => {
    const value = valueIn(reader);
    take(reader, blank);
    if (reader.at === text.length) return value;
    throw new SyntaxError('Additional text encountered after finished reading JSON content.');
  });
}
