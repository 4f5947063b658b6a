import { countWords } from '../../shared/application/count-words';
import { coloursFor } from '../cli/colours';
import { CommandError } from '../cli/command-error';
import { errorSentence } from '../cli/error-sentence';
import { originOf } from '../cli/origin-of';
import { countIn, readArguments, type OptionSpec, type ReadArguments } from '../cli/read-arguments';
import type { Command } from '../cli/run-command';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { deploymentChecks, type CheckOptions, type DeploymentCheck } from './deployment-checks';
import { makeProbe, type Probe } from './probe';

const usage = `npm run check-deployment -- --app URL

Looks at a running app from outside: health, headers, routes, the form, a dry run. Changes nothing and mails nobody.
With a host key in VESTIBULE_HOST_KEY it says why a backend is not well.

  --app URL         where the app is, such as VESTIBULE_URL
  --package ID      the access package to look at (the first that is open to the public)
  --email ADDRESS   somebody who may ask for it: a sign-up is tried as a dry run
  --wait SECONDS    how long to wait for the app's first answer (180)
  --json            the outcome of every check as JSON
`;

const options: OptionSpec = {
  app: { type: 'string' },
  package: { type: 'string' },
  email: { type: 'string' },
  wait: { type: 'string' },
};

interface CheckResult {
  readonly name: string;
  readonly outcome: 'ok' | 'failed' | 'left out';
  readonly why?: string;
}

/** `npm run check-deployment`: whether an app that was just deployed does from outside what it should. */
export const checkDeploymentCommand: Command = {
  usage,
  async run(args, { terminal }) {
    const given = readArguments(args, options);
    if (given.positionals.length > 0) throw new UsageError('check-deployment takes options only.');
    const probe = makeProbe(originIn(given));
    const asked: CheckOptions = {
      packageId: given.text('package'),
      email: given.text('email'),
      hostKey: terminal.env['VESTIBULE_HOST_KEY'],
    };
    await untilItAnswers(probe, countIn(given, 'wait', 180));
    const results: CheckResult[] = [];
    for (const check of deploymentChecks) results.push(await resultOf(check, probe, asked));
    await tell(results, given.isSet('json'), terminal);
    const failed = results.filter(({ outcome }) => outcome === 'failed').length;
    if (failed > 0)
      throw new CommandError(`${String(failed)} of ${countWords(results.length, 'check')} failed.`);
  },
};

function originIn(given: ReadArguments): string {
  const text = given.text('app');
  if (text === undefined) throw new UsageError('Say where the app is with --app URL.');
  return originOf('--app', text);
}

const betweenTriesMs = 1000;

/** A new deployment starts at its first request. @throws CommandError when the time is over */
async function untilItAnswers(probe: Probe, seconds: number): Promise<void> {
  const since = performance.now();
  for (;;) {
    try {
      const { status } = await probe.ask('/health');
      if (status < 500) return;
      throw new CommandError(`/health answers ${String(status)}.`);
    } catch (error) {
      if (performance.now() - since > seconds * 1000) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

async function resultOf(
  { name, run }: DeploymentCheck,
  probe: Probe,
  asked: CheckOptions,
): Promise<CheckResult> {
  try {
    const leftOut = await run(probe, asked);
    if (leftOut === undefined) return { name, outcome: 'ok' };
    return { name, outcome: 'left out', why: leftOut.leftOut };
  } catch (error) {
    return { name, outcome: 'failed', why: errorSentence(error) };
  }
}

async function tell(
  results: readonly CheckResult[],
  isJson: boolean,
  terminal: Terminal,
): Promise<void> {
  if (isJson) return terminal.out(`${JSON.stringify(results)}\n`);
  const { good, bad, faint } = coloursFor(terminal);
  const paints = { ok: good, failed: bad, 'left out': faint } as const;
  for (const { name, outcome, why } of results) {
    const reason = why === undefined ? '' : `: ${why}`;
    await terminal.out(`${paints[outcome](outcome.padEnd(8))}  ${name}${reason}\n`);
  }
}
