import type { TypedData } from '../../worker/rpc';

/** What a function returned, as JSON text; nothing is `null`. */
export function returnedJson(data: TypedData | null | undefined): string {
  if (data === null || data === undefined) return 'null';
  if (typeof data.json === 'string') return data.json;
  return JSON.stringify(data.string ?? data.int ?? data.double ?? null);
}

export function toTypedData(value: unknown): TypedData {
  if (typeof value === 'string') return { string: value };
  return value === undefined || value === null ? {} : { json: JSON.stringify(value) };
}
