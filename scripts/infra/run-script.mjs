import { parseArgs } from 'node:util';

/** What is wrong with a command line: told in one sentence, exit code 2. */
export class Wrong extends Error {}

function parse(options) {
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean' } } }).values;
  } catch (error) {
    // What follows the first sentence is advice about positional arguments.
    throw new Wrong(`${error.message.split('. ')[0]}.`);
  }
}

/**
 * Runs a script as this process: shows `usage` for `--help`, else hands the options over. The exit code is 0 when it is
 * done, 1 when it cannot be done, 2 when the command line is wrong.
 */
export async function runScript({ usage, options, act, explain = ({ message }) => message }) {
  try {
    const values = parse(options);
    if (values.help) console.log(usage);
    else await act(values);
  } catch (error) {
    const isWrong = error instanceof Wrong;
    console.error(isWrong ? error.message : explain(error));
    process.exitCode = isWrong ? 2 : 1;
  }
}
