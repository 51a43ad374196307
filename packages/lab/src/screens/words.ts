/** Words: the app's texts by their keys, read from its catalogues, so that one way to a screen serves all languages. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from './look.ts';

export interface Words {
  /** A text as a pattern for all of it: what varies in it (names, numbers) may be anything. */
  like(key: string): RegExp;
}

const folders: Readonly<Record<Language['locale'], string>> = { 'en-GB': 'en', 'zh-CN': 'zh-CN' };

export function wordsIn(locale: Language['locale']): Words {
  const catalogue = catalogueIn(new URL(`../../../web/messages/${folders[locale]}/`, import.meta.url));
  return {
    like(key) {
      const texts = textsOf(catalogue.get(key));
      if (texts.length === 0) throw new Error(`no text is called ${key}`);
      return new RegExp(`^(${texts.map(patternOf).join('|')})$`);
    },
  };
}

function catalogueIn(folder: URL): ReadonlyMap<string, unknown> {
  const path = fileURLToPath(folder);
  return new Map(
    readdirSync(path)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) =>
        Object.entries(JSON.parse(readFileSync(`${path}/${file}`, 'utf8')) as Record<string, unknown>),
      ),
  );
}

/** A text is a string, or for plurals a list of matches. */
function textsOf(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  if (!Array.isArray(entry)) return [];
  return entry.flatMap(({ match }: { readonly match?: Record<string, string> }) =>
    Object.values(match ?? {}),
  );
}

export const patternOf = (text: string): string =>
  text
    .split(/\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
