import { runCommand } from './cli/run-command';
import { partnerFormCommand } from './partner-form/partner-form-command';

void runCommand(partnerFormCommand);
