import { runCommand } from './cli/run-command';
import { guests } from './guests/guests';

void runCommand(guests);
