import { contrastRatio, onAccent, paper, parseColour } from '../domain/accent-colour';

/** The accent's own shades for one colour scheme. */
export interface Shades {
  readonly accent: string;
  readonly hover: string;
  readonly onAccent: string;
  readonly tint: string;
}

export interface AccentPalette {
  readonly light: Shades;
  readonly dark: Shades;
}

const darkPaper = '#14181a';
const darkInk = '#08191a';

/** Vestibule's own accent, for organizations that set none. */
const ownAccent = '#17595a';

function mix(colour: string, other: string, share: number): string {
  const [from, to] = [parseColour(colour) ?? [0, 0, 0], parseColour(other) ?? [0, 0, 0]];
  const parts = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The accent lightened until it is as readable on dark paper as it was on light. */
function lightened(accent: string): string {
  const steps = Array.from({ length: 20 }, (_, step) => mix(accent, '#ffffff', step / 20));
  return steps.find((shade) => contrastRatio(shade, darkPaper) >= 8) ?? '#ffffff';
}

/** Shades of an accent that `checkAccent` accepted, or of Vestibule's own. */
export function accentPalette(accent: string = ownAccent): AccentPalette {
  const light = lightened(accent);
  return {
    light: {
      accent,
      hover: mix(accent, '#000000', 0.25),
      onAccent,
      tint: mix(paper, accent, 0.1),
    },
    dark: {
      accent: light,
      hover: mix(light, '#ffffff', 0.35),
      onAccent: darkInk,
      tint: mix(darkPaper, light, 0.16),
    },
  };
}
