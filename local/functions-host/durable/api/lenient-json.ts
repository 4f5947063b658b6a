import { readFirstJson } from '../../newtonsoft-json';

/**
 * Stored text as JSON if it begins with such, else as it is. Reasons of failures and terminations are plain text, of
 * which one like `2 too late` counts as a number all the same.
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/ContextImplementations/DurableClient.cs
 */
export function lenientJson(text: string | null): unknown {
  const trimmed = text?.trim() ?? null;
  if (trimmed === null || trimmed === '') return trimmed;
  const json = readFirstJson(trimmed);
  return json.kind === 'read' ? json.value : trimmed;
}
