import { runCommand } from './cli/run-command';
import { checkDeploymentCommand } from './deployment/check-deployment-command';

void runCommand(checkDeploymentCommand);
