import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { errorMessage } from './error-facts';

export interface StackOptions {
  /** The app's port; 0 takes any free one. */
  readonly port: number;
  /** Where the stack keeps its state; undefined is a temporary folder, removed at exit. */
  readonly dataDir: string | undefined;
  readonly policiesDir: string;
  /** The app to run, as it is deployed. */
  readonly appDir: string;
  /** When ready, say so in one line of JSON instead of a banner. */
  readonly json: boolean;
}

type Refusal = { readonly kind: 'refused'; readonly sentence: string };

export type ParsedOptions =
  { readonly kind: 'run'; readonly options: StackOptions } | { readonly kind: 'help' } | Refusal;

export const usage = `npm start -- [options]

  --port N        the app's port (7071; 0 takes any free one)
  --data DIR      where the stack keeps its state (.vestibule/); started again on it, the stack goes on
  --ephemeral     all ports free ones, state in a temporary folder that is removed at exit
  --policies DIR  the policy folder (policies/)
  --app DIR       the app to run (dist/app/)
  --json          when ready, one line of JSON on stdout; the log goes to stderr
`;

const known = {
  port: { type: 'string' },
  data: { type: 'string' },
  policies: { type: 'string' },
  app: { type: 'string' },
  ephemeral: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof known }>>['values'];

const refused = (sentence: string): Refusal => ({ kind: 'refused', sentence });

function readArguments(argv: readonly string[]): Given | Refusal {
  try {
    return parseArgs({ args: [...argv], options: known }).values;
  } catch (error) {
    // What follows the first sentence is advice about positional arguments, which there are none of.
    const [first = ''] = errorMessage(error).split(/[.\n]/);
    return refused(`${first}; see npm start -- --help.`);
  }
}

function readPort({ port, ephemeral }: Given): number | undefined {
  if (port === undefined) return ephemeral ? 0 : 7071;
  return /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? Number(port) : undefined;
}

/** The command line of `npm start`; folders are taken from `projectDir`, given ones from `cwd`. */
export function parseStackOptions(
  argv: readonly string[],
  { cwd, projectDir }: { readonly cwd: string; readonly projectDir: string },
): ParsedOptions {
  const given = readArguments(argv);
  if ('kind' in given) return given;
  if (given.help) return { kind: 'help' };
  const port = readPort(given);
  if (port === undefined) return refused('--port needs a number from 0 to 65535.');
  if (given.ephemeral && given.data !== undefined) {
    return refused('--ephemeral and --data exclude each other.');
  }
  const folder = (value: string | undefined, byDefault: string): string =>
    value === undefined ? join(projectDir, byDefault) : resolve(cwd, value);
  return {
    kind: 'run',
    options: {
      port,
      dataDir: given.ephemeral ? undefined : folder(given.data, '.vestibule'),
      policiesDir: folder(given.policies, 'policies'),
      appDir: folder(given.app, 'dist/app'),
      json: given.json,
    },
  };
}
