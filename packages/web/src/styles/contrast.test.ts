/** Every colour that carries text is readable where it is used: WCAG 2.2, level AA, 4.5 to 1. */
import { describe, expect, test } from 'vitest';
import tokens from './tokens.css?raw';

type Rgb = readonly [number, number, number];

/** The custom properties of the block that begins with `selector`. */
function block(selector: string): ReadonlyMap<string, string> {
  const body =
    tokens
      .slice(tokens.indexOf(selector))
      .replace(/^[^{]*\{/, '')
      .split('}')[0] ?? '';
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

function rgb(hex: string): Rgb {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const dark = block(':root,\n.cinema');
const themes = { dark, light: new Map([...dark, ...block(":root[data-theme='light']")]) };

describe.each(Object.entries(themes))('%s', (_name, theme) => {
  const colour = (token: string) => rgb(theme.get(token) ?? 'missing');
  const members = Array.from({ length: 12 }, (_, index) => `member-${index}`);

  test.each([
    ...['text', 'soft', 'faint', 'glow', 'danger', 'good'].flatMap((token) =>
      ['ground', 'raised', 'higher'].map((ground) => [token, ground] as const),
    ),
    ...['line-door', 'line-deed', 'line-trouble', 'line-progress'].flatMap((token) =>
      ['ground', 'raised'].map((ground) => [token, ground] as const),
    ),
    ...members.flatMap((token) => ['ground', 'raised'].map((ground) => [token, ground] as const)),
    ['text', 'highest'] as const,
    ['on-accent', 'accent'] as const,
    ['on-accent', 'accent-strong'] as const,
  ])('%s on %s', (token, ground) => {
    expect(contrast(colour(token), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
});

test('the measure itself: black on white is 21, a colour on itself 1', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21);
  expect(contrast([0.2, 0.4, 0.1], [0.2, 0.4, 0.1])).toBeCloseTo(1);
});
