/**
 * Fallback fonts: what styled subtitles are drawn with where the film brings no font for it. libass takes one family for
 * that, and looks through all its members for the one that has the letter: so Latin, Chinese and Korean letters of
 * different makers become one family here. They are made of packages, once, and kept out of the repository. Decision 063.
 */
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { renamedWoff2 } from './woff2-name.ts';

/** As player/subtitles/fallback-fonts.ts asks for it. */
const FAMILY = 'Lockstep Fallback';
const FONTS = {
  'latin.woff2': 'jassub/dist/default.woff2',
  'han.woff2': '@librescore/fonts/SourceHanSansCN.min.woff2',
  'hangul.woff2': '@librescore/fonts/SourceHanSansKR.min.woff2',
} as const;

/** @param folder where they are put, and imported from */
export function fallbackFonts(folder: string): Plugin {
  const { resolve } = createRequire(import.meta.url);
  return {
    name: 'lockstep:fallback-fonts',
    buildStart() {
      mkdirSync(folder, { recursive: true });
      for (const [name, from] of Object.entries(FONTS)) {
        const file = join(folder, name);
        if (!existsSync(file)) writeFileSync(file, renamedWoff2(readFileSync(resolve(from)), FAMILY));
      }
    },
  };
}
