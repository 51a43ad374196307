/** Page: a built page, its relative addresses made those of the path below which the app is served. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the page finds out (web/src/base.ts). */
const baseMark = 'lockstep-base';

export function pageBelow(html: string, base: string): string {
  const rooted = html.replaceAll(/\b(src|href)="\.\//g, `$1="${base}/`);
  return base === ''
    ? rooted
    : rooted.replace('<head>', `<head><meta name="${baseMark}" content="${base}" />`);
}

/** Gives the page in that file, or null while there is none; a new build is noticed. */
export function createPage(webRoot: string, base: string, name: string): () => Promise<string | null> {
  const file = join(webRoot, name);
  let known: { readonly changedAt: number; readonly html: string } | null = null;
  return async () => {
    try {
      const { mtimeMs } = await stat(file);
      if (known?.changedAt !== mtimeMs) {
        known = { changedAt: mtimeMs, html: pageBelow(await readFile(file, 'utf8'), base) };
      }
      return known.html;
    } catch {
      return null;
    }
  };
}
