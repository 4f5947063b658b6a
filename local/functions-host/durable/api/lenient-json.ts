/** Stored text as JSON if it is such, else as it is; reasons of failures and terminations are plain text. */
export function lenientJson(text: string | null): unknown {
  const trimmed = text?.trim() ?? null;
  if (trimmed === null || trimmed === '') return trimmed;
  try {
    return JSON.parse(trimmed);
  } catch {
    return text;
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
