import { runCommand } from './cli/run-command';
import { partnerKey } from './keys/partner-key';

void runCommand(partnerKey);
