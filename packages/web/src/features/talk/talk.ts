/** Talk: the parts of talking in one room, put together. Nothing happens before `start`. */
import type { Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import { createDraft, type DraftStore } from './draft.ts';
import { createHistory, type AskOlder, type History } from './history.ts';
import { createLines, type Lines, type WordsOf } from './lines.ts';
import { overlayFrom, usualOverlay, type OverlaySettings } from './model/overlay-settings.ts';
import { createSeen, type Seen } from './seen.ts';
import { thisPage } from './sight.ts';
import { createSending, type Sending } from './sending.ts';

export interface Talk {
  readonly session: RoomSession;
  readonly history: History;
  readonly lines: Lines;
  readonly seen: Seen;
  readonly draft: DraftStore;
  readonly sending: Sending;
  /** How messages are shown over the film here; changes are remembered. */
  readonly overlay: StoreApi<OverlaySettings>;
  /** Whether the box over the film is open. */
  readonly box: StoreApi<boolean>;
  /** Asks whatever box is in sight to take the focus: in the chat if it is there, else over the film. */
  readonly write: () => void;
  /** The chat has a box: `focus` gives it the focus, or tells that it is not in sight. */
  readonly onWrite: (focus: () => boolean) => Stop;
  /** All messages over the film on or off; for the key D. */
  readonly toggleOverlay: () => void;
  readonly start: () => Stop;
}

export interface TalkOptions {
  readonly session: RoomSession;
  readonly askOlder: AskOlder;
  readonly wordsOf: WordsOf;
  readonly phone: boolean;
  readonly keptOverlay: string | null;
  readonly keepOverlay: (text: string) => void;
}

export function createTalk({ session, askOlder, wordsOf, phone, ...kept }: TalkOptions): Talk {
  const history = createHistory(session, askOlder);
  const lines = createLines(session, wordsOf);
  const seen = createSeen(session, history, thisPage);
  const draft = createDraft();
  const sending = createSending(session, draft);
  const overlay = createStore<OverlaySettings>(() => overlayFrom(kept.keptOverlay, usualOverlay(phone)));
  const box = createStore<boolean>(() => false);
  let focusChat = (): boolean => false;
  return {
    session,
    history,
    lines,
    seen,
    draft,
    sending,
    overlay,
    box,
    onWrite: (focus) => {
      focusChat = focus;
      return () => {
        if (focusChat === focus) focusChat = () => false;
      };
    },
    write: () => {
      if (!focusChat()) box.setState(true, true);
    },
    toggleOverlay: () => overlay.setState(({ on }) => ({ on: !on })),
    start() {
      const stops: readonly Stop[] = [
        history.start(),
        lines.start(),
        seen.start(),
        sending.start(),
        overlay.subscribe((settings) => kept.keepOverlay(JSON.stringify(settings))),
      ];
      return () => {
        for (const stop of stops.toReversed()) stop();
      };
    },
  };
}
