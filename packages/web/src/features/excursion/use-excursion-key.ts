/** Excursion key: A (alone, away) looks back, and A again returns; nowhere where keys are for typing or for a menu. */
import { useEffect, useRef } from 'react';

export function useExcursionKey(active: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onDown = (event: KeyboardEvent) => {
      const { key, target, isComposing, ctrlKey, altKey, metaKey, repeat, defaultPrevented } = event;
      if (key.toLowerCase() !== 'a' || isComposing || ctrlKey || altKey || metaKey || defaultPrevented)
        return;
      if (repeat || isForTyping(target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onDown);
    return () => document.removeEventListener('keydown', onDown);
  }, [active]);
}

function isForTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'range';
  return target.isContentEditable || target.closest('dialog, [role=menu], select, textarea') !== null;
}
