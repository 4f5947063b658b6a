import { runCommand } from './cli/run-command';
import { policyCommand } from './policy/policy-command';

void runCommand(policyCommand);
