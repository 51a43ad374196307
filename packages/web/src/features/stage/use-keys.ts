/** Keys of the room: heard everywhere on the page, acted on where they are ours. [ST9] */
import { useEffect, useRef } from 'react';
import { usePictureDeeds, type PictureDeeds } from '../../player/picture-deeds.ts';
import { useRemote } from '../../player/player-context.tsx';
import type { Remote } from '../../player/remote.ts';
import { keyAction, mayRepeat, type HookName, type KeyAction, type KeyPlace } from './key-map.ts';

/** What other parts of the page do by key; left out where they are not there, or have nothing to do it to. */
export type StageHooks = { readonly [name in HookName]?: (() => void) | undefined };

export interface StageKeys {
  readonly hooks: StageHooks;
  readonly fullscreen: () => void;
  readonly theatre: () => void;
  readonly help: () => void;
  readonly goTo: () => void;
  /** To the marker before (-1) or after (1) where the film is. */
  readonly toMarker: (direction: 1 | -1) => void;
  readonly menu: () => void;
  /** Some key did something: show the controls. */
  readonly used: () => void;
}

export function useKeys(keys: StageKeys): void {
  const remote = useRemote();
  const deeds = usePictureDeeds();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = keyAction(event, placeOf(event.target));
      if (action === null || (event.repeat && !mayRepeat(action))) return;
      const { hooks } = latest.current;
      if (isHook(action.type) && hooks[action.type] === undefined) return;
      event.preventDefault();
      act(action, { remote, deeds, keys: latest.current });
    };
    document.addEventListener('keydown', onDown, { signal });
    document.addEventListener('keyup', remote.release, { signal });
    // The key may come up over another window.
    window.addEventListener('blur', remote.release, { signal });
    return () => listening.abort();
  }, [remote, deeds]);
}

interface Hands {
  readonly remote: Remote;
  readonly deeds: PictureDeeds;
  readonly keys: StageKeys;
}

function act(action: KeyAction, { remote, deeds, keys }: Hands): void {
  // These are not about the controls.
  if (action.type !== 'screenshot' && !isHook(action.type)) keys.used();
  switch (action.type) {
    case 'toggle':
      return remote.toggle();
    case 'seekBy':
      return remote.press(action.seconds);
    case 'volumeBy':
      return remote.turnVolume(action.step);
    case 'mute':
      return remote.toggleMuted();
    case 'rate':
      return remote.stepRate(action.direction);
    case 'tenth':
      return remote.seekToShare(action.n / 10);
    case 'neighbour':
      return remote.turnTo(action.steps);
    case 'marker':
      return keys.toMarker(action.direction);
    case 'mark':
      return remote.mark('');
    case 'goTo':
      return keys.goTo();
    case 'window':
      return deeds.ownWindow();
    case 'screenshot':
      return deeds.screenshot();
    case 'menu':
      return keys.menu();
    case 'fullscreen':
      return keys.fullscreen();
    case 'theatre':
      return keys.theatre();
    case 'subtitles':
    case 'danmaku':
    case 'message':
    case 'lookBack':
      return keys.hooks[action.type]?.();
    case 'help':
      return keys.help();
  }
}

const isHook = (type: KeyAction['type']): type is HookName =>
  type === 'subtitles' || type === 'danmaku' || type === 'message' || type === 'lookBack';

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return 'stage';
  if (target.isContentEditable || target.closest('dialog, [role=menu], select, textarea') !== null)
    return 'typing';
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'arrows' : 'typing';
  if (target.closest('[role=tab]') !== null) return 'arrows';
  return target.closest('button, a, summary, label') === null ? 'stage' : 'button';
}
