import type { Pause, PauseTarget, Revocation } from '../../shared/domain/policy/switches';
import { targetName } from '../../shared/domain/policy/switches';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { commonUsage } from '../cli/common-usage';
import { readArguments, reasonIn, type ReadArguments } from '../cli/read-arguments';
import { report, reportList } from '../cli/report';
import type { Command, CommandContext } from '../cli/run-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';

const usage = `npm run pause -- TARGET --reason TEXT     stop
npm run pause -- lift TARGET --reason TEXT      let it go on
npm run pause -- list                           what is stopped now

  TARGET is package ID, organization ID or everything. No new requests, no deliveries; links go on
  answering. Takes effect within a minute, without a deployment.
${commonUsage}`;

/** The emergency stop. */
export const pause: Command = {
  usage,
  async run(args, context) {
    const given = readArguments(args, { reason: { type: 'string' } });
    const [first, ...rest] = given.positionals;
    if (first === 'list') await list(given, rest, context);
    else if (first === 'lift') await lift(given, targetIn(rest), context);
    else await stop(given, targetIn(given.positionals), context);
  },
};

function targetIn([kind, id, ...more]: readonly string[]): PauseTarget {
  if (kind === 'everything' && id === undefined) return { kind };
  const isNamed = (kind === 'package' || kind === 'organization') && more.length === 0;
  if (!isNamed || id === undefined || !/^[a-z0-9-]{1,64}$/.test(id)) {
    throw new UsageError('Say what: package ID, organization ID or everything.');
  }
  return { kind, id };
}

/** A pause of something that is not there would stop nothing. */
function checkTarget(target: PauseTarget, policies: PolicySet): void {
  if (target.kind === 'everything') return;
  const known =
    target.kind === 'package' ? policies.accessPackages : policies.connectedOrganizations;
  if (known.some(({ id }) => id === target.id)) return;
  const ids = known.map(({ id }) => id).join(', ');
  throw new UsageError(`There is no ${targetName(target)} in the policies, only ${ids}.`);
}

async function stop(
  given: ReadArguments,
  target: PauseTarget,
  context: CommandContext,
): Promise<void> {
  const reason = reasonIn(given);
  await withDesk(given, context, async (desk) => {
    checkTarget(target, desk.policies());
    await desk.operators.pauseSwitch.pause(target, { name: desk.name, reason });
    await report(given, context.terminal, {
      sentence: `Paused ${targetName(target)}; it takes effect within a minute.`,
      facts: { paused: target },
    });
  });
}

async function lift(
  given: ReadArguments,
  target: PauseTarget,
  context: CommandContext,
): Promise<void> {
  const reason = reasonIn(given);
  await withDesk(given, context, async (desk) => {
    const lifted = await desk.operators.pauseSwitch.lift(target, { name: desk.name, reason });
    const name = targetName(target);
    const first = lifted.wasPaused ? `Lifted the pause of ${name}` : `${name} was not paused`;
    await report(given, context.terminal, {
      sentence: `${first}; deliveries told to go on: ${String(lifted.resumed)}.`,
      facts: { lifted: target, ...lifted },
    });
  });
}

async function list(
  given: ReadArguments,
  more: readonly string[],
  context: CommandContext,
): Promise<void> {
  if (more.length > 0) throw new UsageError('list takes options only; see --help.');
  await withDesk(given, context, async (desk) => {
    const switches = await desk.switches.inForce();
    await reportList(given, context.terminal, {
      facts: { ...switches },
      head: ['WHAT', 'SINCE', 'BY', 'WHY'],
      rows: [...switches.pauses, ...switches.revocations].map(cells),
      nothing: 'Nothing is paused or revoked.',
    });
  });
}

function cells({ target, at, actor, reason }: Pause | Revocation): readonly string[] {
  return [targetName(target), at.slice(0, 16).replace('T', ' '), actor, reason];
}
