import { contrastRatio, onAccent, parseColour } from '../domain/accent-colour';

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

const hex = (part: number): string => part.toString(16).padStart(2, '0');

function mix(colour: string, other: string, share: number): string {
  const [from, to] = [parseColour(colour) ?? [0, 0, 0], parseColour(other) ?? [0, 0, 0]];
  const parts = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share));
  return `#${parts.map(hex).join('')}`;
}

/** Full saturation glares on dark paper. */
const calm = 0.7;

/** The colour with another HSL lightness (0 to 1): the hue stays, and most of the saturation, so that it does not fade to grey. */
function withLightness(colour: string, lightness: number): string {
  const [red, green, blue] = (parseColour(colour) ?? [0, 0, 0]).map((part) => part / 255);
  const rgb = [red ?? 0, green ?? 0, blue ?? 0];
  const [least, most] = [Math.min(...rgb), Math.max(...rgb)];
  const chroma = most - least;
  if (chroma === 0) return mix('#000000', '#ffffff', lightness);
  const saturation = chroma / (1 - Math.abs(most + least - 1));
  const reach = calm * saturation * (1 - Math.abs(2 * lightness - 1));
  const parts = rgb.map((part) => ((part - least) / chroma - 0.5) * reach + lightness);
  return `#${parts.map((part) => hex(Math.round(part * 255))).join('')}`;
}

/** The accent lightened until it is as readable on dark paper as it was on light. */
function lightened(accent: string): string {
  const steps = Array.from({ length: 20 }, (_, step) => withLightness(accent, step / 20));
  return steps.find((shade) => contrastRatio(shade, darkPaper) >= 9) ?? '#ffffff';
}

/** Shades of an accent that `checkAccent` accepted, or of Vestibule's own. */
export function accentPalette(accent: string = ownAccent): AccentPalette {
  const light = lightened(accent);
  return {
    light: {
      accent: mix(accent, accent, 0),
      hover: mix(accent, '#000000', 0.25),
      onAccent,
      tint: mix('#ffffff', accent, 0.1),
    },
    dark: {
      accent: light,
      hover: mix(light, '#ffffff', 0.35),
      onAccent: darkInk,
      tint: mix(darkPaper, light, 0.16),
    },
  };
}
