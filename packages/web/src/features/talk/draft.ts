/** Draft: what is being written, one for the chat's box and the one over the film, so that it goes on where one types on. */
import type { Message, RefusalCode } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DanmakuColour, Place } from './model/look.ts';

/** What becomes of the text when it is sent. */
export type Way = 'chat' | Place | 'notice' | 'pin';

export interface Draft {
  readonly text: string;
  readonly replyTo: Message | null;
  readonly way: Way;
  readonly colour: DanmakuColour;
  /** Danmaku belong to this time of the film. */
  readonly timed: boolean;
  /** Why the last one came back; null: it did not. */
  readonly problem: RefusalCode | 'full' | null;
}

export type DraftStore = StoreApi<Draft>;

export function createDraft(): DraftStore {
  return createStore<Draft>(() => ({
    text: '',
    replyTo: null,
    way: 'chat',
    colour: 0,
    timed: false,
    problem: null,
  }));
}

/** The text that came back, before what was written since. [TK23] */
export const givenBack = (now: string, back: string): string =>
  now.trim() === '' ? back : `${back}\n${now}`;
