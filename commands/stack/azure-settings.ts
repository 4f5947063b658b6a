import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReadArguments } from '../cli/read-arguments';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';

/** Where a deployment's services answer. */
export interface AzureSettings {
  readonly tablesUrl: string;
  readonly serviceBus: string;
  readonly keyVaultUrl: string | undefined;
}

/**
 * Options first, then the environment, then what `azd` keeps of the deployment in `.azure/`.
 * @throws UsageError when something is missing or is no address
 */
export function readAzureSettings(given: ReadArguments, terminal: Terminal): AzureSettings {
  const kept = readAzdValues(terminal.cwd);
  const find = (option: string, name: string): string | undefined =>
    given.text(option) ?? terminal.env[name] ?? kept.get(name);
  const tablesUrl = find('tables', 'VESTIBULE_TABLES_URL');
  const serviceBus = find('service-bus', 'VESTIBULE_SERVICE_BUS');
  const keyVaultUrl = find('key-vault', 'VESTIBULE_VAULT_URL');
  if (tablesUrl === undefined || serviceBus === undefined) {
    throw new UsageError(
      'Name the deployment with --tables URL and --service-bus HOST, or work in a folder that azd deployed from.',
    );
  }
  for (const url of [tablesUrl, ...(keyVaultUrl === undefined ? [] : [keyVaultUrl])]) {
    if (!/^https:\/\/[\w.-]+\/?$/.test(url))
      throw new UsageError(`${url} is not an https address.`);
  }
  if (!/^[\w.-]+$/.test(serviceBus)) throw new UsageError(`${serviceBus} is not a host name.`);
  return { tablesUrl: tablesUrl.replace(/\/$/, ''), serviceBus, keyVaultUrl };
}

const configSchema = z.object({ defaultEnvironment: z.string().regex(/^[\w.-]+$/) });

/** @see https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables */
function readAzdValues(cwd: string): ReadonlyMap<string, string> {
  const folder = join(cwd, '.azure');
  try {
    const config: unknown = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    const { defaultEnvironment } = configSchema.parse(config);
    const lines = readFileSync(join(folder, defaultEnvironment, '.env'), 'utf8').split('\n');
    const values = lines.flatMap((line): readonly [string, string][] => {
      const [, name, value] = /^(\w+)="?(.*?)"?\r?$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    });
    return new Map(values);
  } catch {
    return new Map();
  }
}
