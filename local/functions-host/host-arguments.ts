import { parseArgs } from 'node:util';

export interface HostArguments {
  readonly appDir: string;
  readonly port: number;
  readonly dataDir: string | undefined;
  readonly json: boolean;
  /** Leaves out the functions that this host does not run, instead of not starting. */
  readonly skipRefused: boolean;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${text} is no port number.`);
  return port;
}

/** Throws one sentence for an option that is unknown or malformed. */
export function parseHostArguments(args: readonly string[]): HostArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      app: { type: 'string', default: '.' },
      port: { type: 'string', default: '7071' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      'skip-refused': { type: 'boolean', default: false },
    },
  });
  return {
    appDir: values.app,
    port: portOf(values.port),
    dataDir: values.data,
    json: values.json,
    skipRefused: values['skip-refused'],
  };
}
