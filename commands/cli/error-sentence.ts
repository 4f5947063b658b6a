import { AppError } from '../../shared/domain/app-error';
import { CommandError } from './command-error';

const sentences: Readonly<Record<string, string>> = {
  'tables.unavailable': 'The tables do not answer: is the stack running, and is the address right?',
  'tables.refused':
    'The tables refuse this sign-in; it needs the role Storage Table Data Contributor.',
  'queue.unavailable': 'The queues do not answer; is the stack running, is the address right?',
  'queue.refused':
    'The queues refuse this sign-in; it needs the roles Azure Service Bus Data Receiver and Data Sender.',
  'keys.unnamed': 'Name the vault of the signing keys with --key-vault URL.',
  'keys.missing': 'There are no signing keys yet.',
  'keys.refused':
    'The key vault refuses this sign-in; it needs the role Key Vault Secrets Officer.',
  'keys.unavailable': 'The key vault does not answer.',
  'graph.refused': 'Microsoft Graph does not let this sign-in do what the command needs.',
  'request.contended': 'The request was being changed at the same moment; try again.',
};

/** What went wrong, in one sentence, without anything that an SDK put into its message. */
export function errorSentence(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof AppError) {
    return sentences[error.code] ?? `The command failed with ${error.code}.`;
  }
  const name = error instanceof Error ? error.name : typeof error;
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return `The command failed with ${name}${typeof code === 'string' ? ` ${code}` : ''}.`;
}
