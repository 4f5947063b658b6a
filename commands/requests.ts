import { runCommand } from './cli/run-command';
import { requests } from './requests/requests';

void runCommand(requests);
