/** Keys of the room: heard everywhere on the page, acted on where they are ours. */
import { useEffect, useRef } from 'react';
import { useRemote } from '../../player/player-context.tsx';
import type { Remote } from '../../player/remote.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { filmDuration } from '../../room/film-clock.ts';
import { keyAction, type KeyAction, type KeyPlace } from './key-map.ts';

export interface StageKeys {
  readonly fullscreen: () => void;
  readonly theatre: () => void;
  readonly danmaku: () => void;
  readonly message: () => void;
  readonly help: () => void;
  /** Some key did something: show the controls. */
  readonly used: () => void;
}

export function useKeys(keys: StageKeys): void {
  const remote = useRemote();
  const { store } = useRoomSession();
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
      event.preventDefault();
      act(action, remote, filmDuration(store.getState()), latest.current);
    };
    document.addEventListener('keydown', onDown, { signal });
    document.addEventListener('keyup', remote.release, { signal });
    // The key may come up over another window.
    window.addEventListener('blur', remote.release, { signal });
    return () => listening.abort();
  }, [remote, store]);
}

function act(action: KeyAction, remote: Remote, duration: number | null, keys: StageKeys): void {
  keys.used();
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
      return duration === null ? undefined : remote.seekTo((duration * action.n) / 10);
    case 'fullscreen':
      return keys.fullscreen();
    case 'theatre':
      return keys.theatre();
    case 'danmaku':
      return keys.danmaku();
    case 'message':
      return keys.message();
    case 'help':
      return keys.help();
  }
}

const mayRepeat = ({ type }: KeyAction) => type === 'seekBy' || type === 'volumeBy';

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return 'stage';
  if (target.isContentEditable || target.closest('dialog, [role=menu], select, textarea') !== null)
    return 'typing';
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'arrows' : 'typing';
  if (target.closest('[role=tab]') !== null) return 'arrows';
  return target.closest('button, a, summary, label') === null ? 'stage' : 'button';
}
