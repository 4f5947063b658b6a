import { runCommand } from './cli/run-command';
import { selfCheck } from './upkeep/self-check';

void runCommand(selfCheck);
