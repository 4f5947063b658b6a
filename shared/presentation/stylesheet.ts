import { accentPalette, type Shades } from './accent-palette';
import { compiledStylesheet } from './compiled-templates';

export interface Stylesheet {
  /** Path that pages link to; it changes with the content, so that it may be kept for ever. */
  readonly path: string;
  readonly hash: string;
  readonly content: string;
  readonly contentType: string;
}

function properties(shades: Shades): string {
  return (
    `:root{--accent:${shades.accent};--accent-hover:${shades.hover};` +
    `--on-accent:${shades.onAccent};--tint:${shades.tint}}`
  );
}

/** Names a version of a text: FNV-1a from two offsets, 16 hex digits. Tells versions apart, protects nothing. */
function contentHash(text: string): string {
  const hashes = [0x811c9dc5, 0x01000193].map((offset) => {
    let hash = offset;
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  return hashes.join('');
}

function makeStylesheet(accent: string | undefined): Stylesheet {
  const palette = accentPalette(accent);
  const content =
    properties(palette.light) +
    `@media (prefers-color-scheme:dark){${properties(palette.dark)}}` +
    compiledStylesheet;
  const hash = contentHash(content);
  return { path: `/assets/${hash}.css`, hash, content, contentType: 'text/css; charset=utf-8' };
}

const made = new Map<string | undefined, Stylesheet>();

/**
 * The one style sheet of all pages, with the organization's accent in it: pages carry no inline style.
 * @param accent `#rrggbb` that `checkAccent` accepted; undefined: Vestibule's own
 */
export function stylesheet(accent?: string): Stylesheet {
  const found = made.get(accent) ?? makeStylesheet(accent);
  made.set(accent, found);
  return found;
}
