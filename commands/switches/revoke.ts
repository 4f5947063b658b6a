import { partnerKeyIdPattern } from '../../shared/domain/policy/partner-key-id';
import type { RevocationTarget } from '../../shared/domain/policy/switches';
import { targetName } from '../../shared/domain/policy/switches';
import { CommandError } from '../cli/command-error';
import { commonUsage } from '../cli/common-usage';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { Command } from '../cli/run-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';

const usage = `npm run revoke -- partner-key ID --reason TEXT
npm run revoke -- signing-key KID --reason TEXT

  For good, within 5 minutes, without a deployment. KID is the second part of a link's token: v1.KID.…;
  every link that it signed stops working. The last signing key is replaced by a new one first.
${commonUsage}`;

/** Withdraws keys. */
export const revoke: Command = {
  usage,
  async run(args, context) {
    const given = readArguments(args, { reason: { type: 'string' } });
    const target = targetIn(given.positionals);
    const reason = reasonIn(given);
    await withDesk(given, context, async (desk) => {
      const outcome = await desk.operators.revokeKey(target, { name: desk.name, reason });
      const name = targetName(target);
      if (outcome.kind === 'unknown') throw new CommandError(`There is no ${name}.`);
      const sentence =
        outcome.kind === 'revokedBefore'
          ? `${name} had been revoked already.`
          : `Revoked ${name}; it stops working within 5 minutes.`;
      const more =
        outcome.kind === 'revoked' && outcome.replaced ? ' A new signing key took its place.' : '';
      await report(given, context.terminal, {
        sentence: `${sentence}${more}`,
        facts: { target, outcome: outcome.kind },
      });
    });
  },
};

function targetIn([kind, id = '', ...more]: readonly string[]): RevocationTarget {
  const isKind = kind === 'partner-key' || kind === 'signing-key';
  const fitting = kind === 'signing-key' ? /^[a-z0-9]{1,8}$/ : partnerKeyIdPattern;
  if (!isKind || more.length > 0 || !fitting.test(id)) {
    throw new UsageError('Say what: partner-key ID or signing-key KID.');
  }
  return { kind, id };
}
