/** Page: a built page, as this server gives it: below which path it lives, and what it is not to do here. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface PageFacts {
  /** Path prefix, or empty. */
  readonly base: string;
  /** Whether other sites may show their films in it. [EM22] */
  readonly embeds: boolean;
}

/** Its relative addresses become those below the prefix; what else it has to know it finds in marks. */
export function pageAs(html: string, { base, embeds }: PageFacts): string {
  const marks = [
    // web/src/base.ts
    ...(base === '' ? [] : [`<meta name="lockstep-base" content="${base}" />`]),
    // web/src/player/sites-off.ts
    ...(embeds ? [] : ['<meta name="lockstep-embeds" content="off" />']),
  ];
  return html
    .replaceAll(/\b(src|href)="\.\//g, `$1="${base}/`)
    .replace('<head>', () => `<head>${marks.join('')}`);
}

/** Gives the page in that file, or null while there is none; a new build is noticed. */
export function createPage(webRoot: string, facts: PageFacts, name: string): () => Promise<string | null> {
  const file = join(webRoot, name);
  let known: { readonly changedAt: number; readonly html: string } | null = null;
  return async () => {
    try {
      const { mtimeMs } = await stat(file);
      if (known?.changedAt !== mtimeMs) {
        known = { changedAt: mtimeMs, html: pageAs(await readFile(file, 'utf8'), facts) };
      }
      return known.html;
    } catch {
      return null;
    }
  };
}
