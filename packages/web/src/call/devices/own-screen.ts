/** OwnScreen: the screen of this device as it is shared: begun by a press, ended by one, or by the browser's own button. [CA43] */
import type { Result } from '@lockstep/core';
import type { ShareState } from '../call.ts';
import type { OpenedScreen } from './open-device.ts';

export interface OwnScreen {
  readonly state: () => ShareState;
  readonly picture: () => MediaStreamTrack | null;
  readonly sound: () => MediaStreamTrack | null;
  readonly share: () => void;
  readonly stop: () => void;
}

export function createOwnScreen(
  open: () => Promise<Result<OpenedScreen, 'refused' | 'failed'>>,
  onChange: () => void,
): OwnScreen {
  let state: ShareState = 'off';
  let shared: OpenedScreen | null = null;
  let question = 0;

  const enter = (next: ShareState): void => {
    state = next;
    onChange();
  };
  const letGo = (screen: OpenedScreen): void => {
    screen.picture.stop();
    screen.sound?.stop();
  };
  const end = (): void => {
    question += 1;
    if (shared !== null) letGo(shared);
    shared = null;
    if (state !== 'off') enter('off');
  };

  return {
    state: () => state,
    picture: () => shared?.picture ?? null,
    sound: () => shared?.sound ?? null,
    share() {
      if (state === 'on' || state === 'asking') return;
      question += 1;
      const mine = question;
      enter('asking');
      void open().then((opened) => {
        if (mine !== question) {
          if (opened.ok) letGo(opened.value);
          return;
        }
        if (!opened.ok) {
          enter(opened.error);
          return;
        }
        shared = opened.value;
        shared.picture.addEventListener('ended', () => {
          if (mine === question) end();
        });
        enter('on');
      });
    },
    stop: end,
  };
}
