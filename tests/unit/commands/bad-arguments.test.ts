import { deadLetters } from '../../../commands/dead-letters/dead-letters';
import type { Command } from '../../../commands/cli/run-command';
import { partnerKey } from '../../../commands/keys/partner-key';
import { requests } from '../../../commands/requests/requests';
import { pause } from '../../../commands/switches/pause';
import { revoke } from '../../../commands/switches/revoke';
import { reconcile } from '../../../commands/upkeep/reconcile';
import { selfCheck } from '../../../commands/upkeep/self-check';
import { makeInMemoryApp } from '../../support/in-memory-app';
import { runInMemory } from '../../support/run-in-memory';

const commands = { requests, deadLetters, pause, revoke, reconcile, selfCheck, partnerKey };

describe('a command line that is not understood', () => {
  it.each<[keyof typeof commands, string]>([
    ['requests', 'lists'],
    ['requests', 'list --limit 0'],
    ['requests', 'list --limit many'],
    ['requests', 'list --state open'],
    ['requests', 'list --older-than yesterday'],
    ['requests', 'list --since 2026-13-45'],
    ['requests', 'list --colour'],
    ['requests', 'list 7K3M-9QXT'],
    ['requests', 'show'],
    ['requests', 'show 7K3M-9QXT 7K3M-9QXU'],
    ['requests', 'show nothing'],
    ['requests', 'cancel 7K3M-9QXT'],
    ['requests', 'cancel 7K3M-9QXT --reason'],
    ['requests', 'cancel 7K3M-9QXT --reason='],
    ['requests', 'decide 7K3M-9QXT --reason x'],
    ['requests', 'decide 7K3M-9QXT --choice perhaps --reason x'],
    ['requests', 'decide 7K3M-9QXT --choice approve'],
    ['requests', 'undo 7K3M-9QXT'],
    ['requests', 'undo --reason x'],
    ['requests', 'resend 7K3M-9QXT --reason x'],
    ['requests', 'resend 7K3M-9QXT --mail newsletter --reason x'],
    ['requests', 'export --format xml'],
    ['requests', 'audit --from 2026-02-01 --to 2026-01-31'],
    ['requests', 'audit --to 2019-12-31'],
    ['deadLetters', 'show all'],
    ['deadLetters', 'resubmit mails/12'],
    ['deadLetters', 'discard mails/twelve --reason x'],
    ['deadLetters', 'discard letters/12 --reason x'],
    ['pause', 'project-x --reason x'],
    ['pause', 'package --reason x'],
    ['pause', 'package project-x'],
    ['pause', 'everything everywhere --reason x'],
    ['pause', 'lift --reason x'],
    ['revoke', 'partner-key --reason x'],
    ['revoke', 'signing-key NOT-A-KID --reason x'],
    ['revoke', 'password k1 --reason x'],
    ['reconcile', 'now'],
    ['selfCheck', 'weather'],
  ])('%s %s: one sentence, exit code 2, nothing touched', async (name, line) => {
    const { code, stdout, stderr, opened } = await runInMemory(
      commands[name],
      line,
      makeInMemoryApp(),
    );

    expect(code).toBe(2);
    expect(opened).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^\S[^\n]*[.-]\n$|^\S[^\n]*--help\.\n$/);
  });

  it.each(Object.entries<Command>(commands))('%s tells how it is used', async (_name, command) => {
    const { code, stdout } = await runInMemory(command, '--help', makeInMemoryApp());

    expect(code).toBe(0);
    expect(stdout).toContain('npm run ');
  });
});
