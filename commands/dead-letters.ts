import { runCommand } from './cli/run-command';
import { deadLetters } from './dead-letters/dead-letters';

void runCommand(deadLetters);
