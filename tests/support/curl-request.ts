/** What a curl command line would send. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Variables = Readonly<Record<string, string>>;

/**
 * Reads a curl command as a POSIX shell and curl would, so that snippets can be run where no curl is: quotes, line
 * continuations and variables of the shell, and the options -i, -X, -H and -d of curl. Everything else is a mistake.
 */
export function readCurl(command: string, variables: Variables): CurlRequest {
  const [name, ...words] = shellWords(command, variables);
  if (name !== 'curl') throw new Error(`not a curl: ${command}`);
  const found = takeWords(words);
  const [url, ...others] = found.urls;
  if (url === undefined || others.length > 0) throw new Error('one address is needed');
  const { headers, body, method = body === undefined ? 'GET' : 'POST' } = found;
  return { method, url, headers, ...(body === undefined ? {} : { body }) };
}

interface Taken {
  readonly headers: Record<string, string>;
  readonly urls: string[];
  method?: string;
  body?: string;
}

function takeWords(words: readonly string[]): Taken {
  const taken: Taken = { headers: {}, urls: [] };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '-i') continue;
    if (word.startsWith('-')) takeOption(taken, word, left.shift());
    else taken.urls.push(word);
  }
  return taken;
}

function takeOption(taken: Taken, option: string, value: string | undefined): void {
  if (value === undefined) throw new Error(`${option} needs a value`);
  switch (option) {
    case '-X':
      taken.method = value;
      return;
    case '-d':
      taken.body = value.replaceAll(/[\r\n]/g, '');
      return;
    case '-H':
      taken.headers[value.split(':')[0] ?? ''] = value.replace(/^[^:]*:\s*/, '');
      return;
    default:
      throw new Error(`${option} is not understood`);
  }
}

const piece = /\\\n|\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|((?:[^\s'"\\]|\\[^\n])+)/gy;

function shellWords(command: string, variables: Variables): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const match of command.trim().matchAll(piece)) {
    end = match.index + match[0].length;
    const [, single, double, bare] = match;
    const text = single ?? expand(double ?? bare, variables);
    if (text !== undefined) word = (word ?? '') + text;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (end !== command.trim().length) throw new Error(`a quote is not closed: ${command}`);
  return word === undefined ? words : [...words, word];
}

function expand(text: string | undefined, variables: Variables): string | undefined {
  return text
    ?.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`$${name} is not set`);
      return value;
    })
    .replaceAll(/\\(.)/g, '$1');
}
