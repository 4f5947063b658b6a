import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error';

/** The options that a command knows, beside those that every command has. */
export type OptionSpec = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

export interface ReadArguments {
  readonly positionals: readonly string[];
  /** The value of an option, trimmed; undefined when it was not given. */
  text(name: string): string | undefined;
  isSet(name: string): boolean;
}

const common: OptionSpec = {
  data: { type: 'string' },
  policies: { type: 'string' },
  azure: { type: 'boolean' },
  tables: { type: 'string' },
  'service-bus': { type: 'string' },
  'key-vault': { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
};

/** @throws UsageError for an unknown option, a missing value or an empty one */
export function readArguments(args: readonly string[], options: OptionSpec): ReadArguments {
  const parsed = parse({ args: [...args], options: { ...common, ...options }, strict: true });
  const values = new Map(Object.entries(parsed.values));
  for (const [name, value] of values) {
    if (typeof value === 'string' && value.trim() === '') {
      throw new UsageError(`--${name} needs a value.`);
    }
  }
  return {
    positionals: parsed.positionals,
    text(name) {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : undefined;
    },
    isSet: (name) => values.get(name) === true,
  };
}

function parse(config: ParseArgsConfig): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ ...config, allowPositionals: true });
  } catch (error) {
    // What follows the first sentence is advice about positional arguments.
    const [first = ''] = messageOf(error).split(/[.\n]/);
    throw new UsageError(`${first}.`);
  }
}

function messageOf(error: unknown): string {
  const message: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : undefined;
  return typeof message === 'string' ? message : 'The command line is not understood';
}

/** @throws UsageError when an act comes without its reason */
export function reasonIn(given: ReadArguments): string {
  const reason = given.text('reason');
  if (reason === undefined) throw new UsageError('Say why with --reason TEXT.');
  if (reason.length > 500) throw new UsageError('--reason takes at most 500 characters.');
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(reason)) throw new UsageError('--reason takes one line.');
  return reason;
}

/** @throws UsageError */
export function countIn(given: ReadArguments, name: string, byDefault: number): number {
  const text = given.text(name);
  if (text === undefined) return byDefault;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`--${name} needs a whole number from 1.`);
  return Number(text);
}

/** One of several words. @throws UsageError that lists them */
export function wordIn<Word extends string>(
  what: string,
  text: string,
  words: readonly Word[],
): Word {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new UsageError(`${what} is one of ${words.join(', ')}.`);
  return word;
}
