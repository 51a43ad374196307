/**
 * Fallback fonts: what libass draws letters with that no font of the film has. Only those are fetched that the script has
 * letters for: the Chinese and Japanese ones are 4 MB. Made by build/fallback-fonts.ts.
 */
/** The one family that all of them belong to. */
export const FALLBACK_FAMILY = 'Lockstep Fallback';

const FONTS = {
  latin: new URL('../../../../.fonts/latin.woff2', import.meta.url).href,
  han: new URL('../../../../.fonts/han.woff2', import.meta.url).href,
  hangul: new URL('../../../../.fonts/hangul.woff2', import.meta.url).href,
} as const;
export type FontName = keyof typeof FONTS;

const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Which of the fonts the text has letters for; spaces and digits of Latin ones are always wanted. */
export const fontsFor = (text: string): readonly FontName[] => [
  'latin',
  ...(HAN.test(text) ? (['han'] as const) : []),
  ...(HANGUL.test(text) ? (['hangul'] as const) : []),
];

const fetched = new Map<FontName, Promise<Uint8Array>>();

/** Rejects when one cannot be fetched; the next time it is tried again. */
export const fetchFonts = async (names: readonly FontName[]): Promise<readonly Uint8Array[]> =>
  Promise.all(names.map(fetchFont));

async function fetchFont(name: FontName): Promise<Uint8Array> {
  const before = fetched.get(name);
  if (before !== undefined) return before;
  const asked = ask(FONTS[name]);
  fetched.set(name, asked);
  asked.catch(() => fetched.delete(name));
  return asked;
}

async function ask(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the font at ${address} is not there: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
