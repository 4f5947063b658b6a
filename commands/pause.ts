import { runCommand } from './cli/run-command';
import { pause } from './switches/pause';

void runCommand(pause);
