/** Episodes: which season and episode a file's name tells, and which file of a folder is the next one. Rules QU10–QU12. */

export interface Episode {
  /** What stands before the numbers, without what differs between releases; '' if nothing does. */
  readonly show: string;
  /** null: the name does not say. */
  readonly season: number | null;
  readonly episode: number;
}

const CHINESE = '零〇一二两三四五六七八九十百';
const NUMBER = String.raw`(\d{1,4}|[${CHINESE}]{1,5})`;

/** From what is said outright to what is only likely; the first that fits counts. Groups: season (or none), episode. */
const PATTERNS: readonly RegExp[] = [
  /\bs(?<season>\d{1,2})[\s._-]*e(?:p|ps)?[\s._-]*(?<episode>\d{1,4})/iu,
  /(?<!\d)(?<season>\d{1,2})x(?<episode>\d{2,3})(?!\d)/iu,
  new RegExp(`第(?<season>${NUMBER})[季部][\\s._-]*第?(?<episode>${NUMBER})[集话話回期]`, 'u'),
  /\bseason[\s._-]*(?<season>\d{1,2})[\s._,-]*(?:episode|ep?)[\s._-]*(?<episode>\d{1,4})/iu,
  new RegExp(`第\\s*(?<episode>${NUMBER})\\s*[集话話回期]`, 'u'),
  new RegExp(`(?<![${CHINESE}\\d])(?<episode>${NUMBER})[集话話]`, 'u'),
  /(?<![a-z])(?:episode|episodio|épisode|folge|capitulo|capítulo|серия|ep|e)[\s._-]*(?<episode>\d{1,4})(?!\d|[a-z])/iu,
  /[\s._]-[\s._]*(?<episode>\d{1,4})(?:v\d)?(?=[\s._[(]|$)/iu,
  /[[【](?<episode>\d{1,4})(?:v\d|end)?[\]】]/iu,
  /#(?<episode>\d{1,4})(?!\d)/u,
  /^(?<episode>\d{1,4})(?=[\s._-]|$)/u,
  /(?<![\d.])(?<episode>\d{1,4})$/u,
];

/** Numbers that count something else: lines, bits, channels, codecs, years, checksums. */
const NOISE =
  /\b\d{3,4}[pi]\b|\b[248]k\b|\b[xh][.\s]?26[456]\b|\b(?:8|10|12)[\s-]?bits?\b|\b(?:aac|ddp?|dts|ac-?3|eac-?3|flac|opus)[\s.]?\d\.\d\b|\b[257]\.1\b|\b\d{3,4}x\d{3,4}\b|[[(]\s*(?:19|20)\d\d\s*[\])]|\[[0-9a-f]{8}\]|\b\d{2,3}fps\b|\bmp[34]\b/giu;

/** null: nothing in the name counts. */
export function episodeOf(name: string): Episode | null {
  const plain = withoutEnding(name).normalize('NFKC').replaceAll(NOISE, ' ').trim();
  for (const pattern of PATTERNS) {
    const found = pattern.exec(plain);
    const episode = numberIn(found?.groups?.['episode']);
    if (found === null || episode === null) continue;
    // A number alone that is a year names a film, not an episode of it.
    if (/^(19|20)\d\d$/.test(found.groups?.['episode'] ?? '') && !/[集话話回期e]/iu.test(found[0])) continue;
    const before = plain.slice(0, found.index);
    const season = numberIn(found.groups?.['season']) ?? seasonIn(before);
    return { show: showIn(before), season, episode };
  }
  return null;
}

/**
 * The file after `current` among the names of its folder: the next episode, the first of the next season, or the next of
 * files that differ in one number only. null: there is none, or nothing says that they belong together.
 */
export function nextEpisode(current: string, names: readonly string[]): string | null {
  const here = episodeOf(current);
  if (here === null) return null;
  const others = names.flatMap((name) => {
    const episode = name === current ? null : episodeOf(name);
    return episode !== null && episode.show === here.show ? [{ name, ...episode }] : [];
  });
  const later = others.filter(({ season, episode }) =>
    season === here.season ? episode > here.episode : season !== null && season > (here.season ?? season),
  );
  const [first] = later.toSorted(
    (a, b) =>
      (a.season ?? 0) - (b.season ?? 0) ||
      a.episode - b.episode ||
      likeness(b.name, current) - likeness(a.name, current) ||
      byName(a.name, b.name),
  );
  return first?.name ?? null;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers by their value: 2 before 10; Chinese ones, too. */
export function byName(a: string, b: string): number {
  return collator.compare(digitised(a), digitised(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

const digitised = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(new RegExp(`(?<=第)[${CHINESE}]+(?=[季部集话話回期章])`, 'gu'), (word) =>
      String(numberIn(word) ?? word),
    );

const withoutEnding = (name: string): string => name.replace(/\.[a-z][a-z0-9]{1,4}$/i, '');

function seasonIn(text: string): number | null {
  const found =
    new RegExp(`第\\s*${NUMBER}\\s*[季部]`, 'u').exec(text) ??
    /\bseason[\s._-]*(\d{1,2})\b/iu.exec(text) ??
    /\b(\d)(?:st|nd|rd|th)[\s._-]*season\b/iu.exec(text) ??
    /\bs(\d{1,2})\b/iu.exec(text);
  return numberIn(found?.[1]);
}

/** Letters only, without who made the release and which season it is. */
function showIn(before: string): string {
  return before
    .replaceAll(/[[【(][^\])】]*[\])】]/gu, ' ')
    .replaceAll(
      new RegExp(
        `第\\s*${NUMBER}\\s*[季部]|\\bseason[\\s._-]*\\d+|\\bs\\d{1,2}\\b|\\d(?:st|nd|rd|th)[\\s._-]*season`,
        'giu',
      ),
      ' ',
    )
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Of a number in digits or in Chinese below a thousand; null: it is none. */
function numberIn(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const value = '零〇一二两三四五六七八九'.indexOf(sign);
    if (sign === '百' || sign === '十') {
      sum += (digit ?? 1) * (sign === '百' ? 100 : 10);
      digit = null;
    } else if (value < 0) return null;
    else digit = DIGITS[value] ?? 0;
  }
  return sum + (digit ?? 0);
}

/** As they stand in the text above: two signs for nothing, two for two. */
const DIGITS = [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9];

/** How many signs two names have in common at their beginning and their end: the same release has most. */
function likeness(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  let front = 0;
  while (front < least && a[front] === b[front]) front++;
  let back = 0;
  while (back < least - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  return front + back;
}
