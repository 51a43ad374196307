/**
 * Shown script: brings what is drawn in step with the script and with where it may be drawn. The fonts that its letters
 * need come first; where they cannot be had the script is shown without them. Rule SB10 in docs/spec/subtitles.md.
 */
import type { StyledScript } from '../styled-script.ts';
import { fontsFor, type FontName } from './fallback-fonts.ts';

/** What draws. */
export interface ScriptScreen {
  readonly addFonts: (fonts: readonly Uint8Array[]) => Promise<unknown>;
  readonly setTrack: (text: string) => Promise<unknown>;
  /** Draws again what is there. */
  readonly redraw: () => void;
}

export interface ShownScriptOptions {
  /** Drawn already, with all its fonts. */
  readonly script: StyledScript;
  readonly screen: ScriptScreen;
  /** The script's text as it is to be drawn now. */
  readonly place: (text: string) => string;
  readonly fetchFonts: (names: readonly FontName[]) => Promise<readonly Uint8Array[]>;
}

export interface ShownScript {
  readonly set: (script: StyledScript) => void;
  /** Where it may be drawn has changed. */
  readonly placeAnew: () => void;
}

export function createShownScript({
  script: first,
  screen,
  place,
  fetchFonts,
}: ShownScriptOptions): ShownScript {
  let script = first;
  let shown = first.text;
  /** Given to the screen, or under way there. */
  const fallbacks = new Set<FontName>(fontsFor(first.text));
  const own = new Set<Uint8Array>(first.fonts);

  /** @param again draws also what is the same */
  const show = async (again: boolean): Promise<void> => {
    const wanted = place(script.text);
    const isNew = wanted !== shown;
    shown = wanted;
    if (isNew) await screen.setTrack(wanted);
    if (isNew || again) screen.redraw();
  };

  const fetched = async (names: readonly FontName[]): Promise<readonly Uint8Array[]> => {
    for (const name of names) fallbacks.add(name);
    try {
      return await fetchFonts(names);
    } catch {
      // The next change asks for them again.
      for (const name of names) fallbacks.delete(name);
      return [];
    }
  };

  const set = async (next: StyledScript): Promise<void> => {
    script = next;
    const added = next.fonts.filter((font) => !own.has(font));
    for (const font of added) own.add(font);
    const fonts = [...added, ...(await fetched(fontsFor(next.text).filter((name) => !fallbacks.has(name))))];
    if (fonts.length > 0) await screen.addFonts(fonts);
    // Another change may have shown it before its letters were there, and a standing film is not drawn again by itself.
    await show(fonts.length > 0);
  };

  return {
    // A worker that has been ended answers nothing any more.
    set: (next) => void set(next).catch(() => undefined),
    placeAnew: () => void show(false).catch(() => undefined),
  };
}
