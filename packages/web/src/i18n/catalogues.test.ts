/** The catalogues say the same things in both languages, and nothing is said outside them. */
import { describe, expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, unknown>>;

const files = import.meta.glob<Catalogue>('../../messages/*/*.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx', '!../paraglide/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const catalogue = (locale: string, part: string) => files[`../../messages/${locale}/${part}.json`] ?? {};

/** Names in braces, in every variant of a message. */
function parameters(message: unknown): readonly string[] {
  const names = JSON.stringify(message).matchAll(/\{(\w+)\}/g);
  return [...new Set([...names].map(([, name]) => name ?? ''))].toSorted((a, b) => a.localeCompare(b));
}

const parts = ['shell', 'room', 'talk'];

describe.each(parts)('catalogue %s', (part) => {
  const en = catalogue('en', part);
  const zh = catalogue('zh-CN', part);

  test('has the same keys in both languages', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  test.each(Object.keys(en))('%s takes the same parameters in both languages', (key) => {
    expect(parameters(zh[key])).toEqual(parameters(en[key]));
  });
});

test('no key is in two catalogues', () => {
  const keys = parts.flatMap((part) => Object.keys(catalogue('en', part)));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Words between tags, and attributes that are read out or shown. */
function textsOutside(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const between = code.matchAll(/[>}]\s*([^\s<>{}()=;&|?:,][^<>{}=;&|]*?)\s*<\/[A-Za-z]/g);
  const attributes = code.matchAll(/\s(?:aria-label|title|alt|placeholder|name|label)="([^"]+)"/g);
  return [...between, ...attributes].map(([, text]) => text ?? '').filter((text) => /\p{L}{2}/u.test(text));
}

test('the scan finds what it looks for', () => {
  expect(textsOutside('<p>Hello there</p>')).toEqual(['Hello there']);
  expect(textsOutside('<p className="x">\n  你好\n</p>')).toEqual(['你好']);
  expect(textsOutside('<b aria-label="Close">{m.x()}</b>')).toEqual(['Close']);
  expect(textsOutside('<p>{m.hello()}</p>')).toEqual([]);
});

test.each(Object.entries(sources))('%s has no texts of its own', (_path, source) => {
  expect(textsOutside(source)).toEqual([]);
});
