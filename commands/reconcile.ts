import { runCommand } from './cli/run-command';
import { reconcile } from './upkeep/reconcile';

void runCommand(reconcile);
