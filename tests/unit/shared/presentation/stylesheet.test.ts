import { contrastRatio } from '../../../../shared/domain/accent-colour';
import { accentPalette } from '../../../../shared/presentation/accent-palette';
import { stylesheet } from '../../../../shared/presentation/stylesheet';

const accents = [
  undefined,
  '#17595a',
  '#7a1f5c',
  '#003',
  '#000000',
  '#5b4a00',
  '#a3262a',
  '#2a5bd7',
];

describe('stylesheet', () => {
  it('has a path that changes with the accent and nothing else', () => {
    expect(stylesheet('#7a1f5c').path).toBe(`/assets/${stylesheet('#7a1f5c').hash}.css`);
    expect(stylesheet('#7a1f5c').hash).toMatch(/^[0-9a-f]{16}$/);
    expect(stylesheet('#7a1f5c').hash).not.toBe(stylesheet().hash);
    expect(stylesheet().hash).toBe(stylesheet().hash);
  });

  it('is plain CSS that fetches nothing', () => {
    const { content, contentType } = stylesheet();

    expect(contentType).toBe('text/css; charset=utf-8');
    expect(content).toContain('--accent:#17595a');
    expect(content).not.toMatch(/url\(|@import|\/\*/);
  });

  it('writes the accent in one form, whatever was given', () => {
    expect(stylesheet('#003').content).toContain('--accent:#000033');
  });
});

describe('accentPalette', () => {
  it.each(accents)('stays readable with %s, by day and by night', (accent) => {
    const { light, dark } = accentPalette(accent);

    expect(contrastRatio(light.accent, light.onAccent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(light.hover, light.onAccent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(light.tint, '#1c2226')).toBeGreaterThanOrEqual(7);
    expect(contrastRatio(dark.accent, '#14181a')).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(dark.accent, dark.onAccent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(dark.tint, '#eceff0')).toBeGreaterThanOrEqual(7);
  });
});
