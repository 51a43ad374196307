/**
 * Escape in fullscreen: leaves what is being typed first, not fullscreen. Browsers that let a page have the key while it
 * is fullscreen are asked for it as long as something is typed; in others Esc does both.
 */
import { useEffect } from 'react';

/** Chromium's, over https only; not in the types yet. */
interface WithKeyboard extends Navigator {
  readonly keyboard?: {
    readonly lock: (keys: readonly string[]) => Promise<void>;
    readonly unlock: () => void;
  };
}

export function useEscape(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const { keyboard } = navigator as WithKeyboard;
    const onFocus = (event: FocusEvent) => {
      if (!isTyping(event.target) || document.fullscreenElement === null) return;
      // Refused: then Esc leaves fullscreen too.
      void keyboard?.lock(['Escape']).catch(() => {});
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || !isTyping(target)) return;
      // A dialog closes itself.
      if (target.closest('dialog') !== null) return;
      event.preventDefault();
      target.blur();
    };
    document.addEventListener('focusin', onFocus, { signal });
    document.addEventListener('focusout', () => keyboard?.unlock(), { signal });
    document.addEventListener('keydown', onKey, { signal });
    return () => {
      listening.abort();
      keyboard?.unlock();
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'range';
}
