/** The key of push-to-talk, heard everywhere on the page while it is wanted. Rule CA83. */
import { useEffect } from 'react';
import type { Call } from '../../call/call.ts';
import { isKey, isTalkKey } from './model/talk-key.ts';

export function useTalkKey(call: Call, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const over = (): void => call.talk(false);
    const onDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isTalkKey(event, isTyping(event.target))) return;
      event.preventDefault();
      if (!event.repeat) call.talk(true);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (isKey(event)) over();
    };
    document.addEventListener('keydown', onDown, { signal });
    document.addEventListener('keyup', onUp, { signal });
    // The key may come up over another window.
    window.addEventListener('blur', over, { signal });
    return () => {
      listening.abort();
      over();
    };
  }, [call, active]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('dialog, [role=menu], select, textarea') !== null)
    return true;
  return target instanceof HTMLInputElement && target.type !== 'range';
}
