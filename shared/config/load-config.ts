import type { Config } from './config';
import { parseConfig } from './config-schema';
import { settingFields } from './setting-fields';

/** The variables of a process: `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** All or nothing: the app starts with a whole configuration only. */
export type LoadedConfig =
  | { readonly kind: 'config'; readonly config: Config }
  /** One sentence each, beginning with the setting's name; no value is ever told. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** Reads the settings. An empty one counts as absent; all problems are listed, at least one when there is any. */
export function loadConfig(env: Environment): LoadedConfig {
  const present: Record<string, string> = {};
  for (const name of Object.keys(settingFields)) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') present[name] = value;
  }

  const parsed = parseConfig(present);
  if (parsed.success) return { kind: 'config', config: parsed.data };
  const sentences = parsed.error.issues.map(({ code, path, message }) => {
    const name = String(path.at(-1));
    // Of settings that are absent, only how they go together is judged by hand.
    const isMissing = code !== 'custom' && present[name] === undefined;
    return isMissing ? `${name} is missing; it ${message}.` : `${name} ${message}.`;
  });
  return { kind: 'problems', problems: [...new Set(sentences)] };
}
