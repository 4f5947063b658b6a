import { runCommand } from './cli/run-command';
import { revoke } from './switches/revoke';

void runCommand(revoke);
