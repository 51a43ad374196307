/** Key map: what a key means on the stage. The help shows them from key-list.ts. Rule ST9. */
import { VOLUME_STEP } from '../../player/volume.ts';

export type KeyAction =
  | { readonly type: 'toggle' }
  | { readonly type: 'seekBy'; readonly seconds: number }
  | { readonly type: 'volumeBy'; readonly step: number }
  | { readonly type: 'mute' }
  | { readonly type: 'fullscreen' }
  | { readonly type: 'theatre' }
  | { readonly type: 'danmaku' }
  /** To write a message. */
  | { readonly type: 'message' }
  | { readonly type: 'lookBack' }
  | { readonly type: 'rate'; readonly direction: 1 | -1 }
  /** To n tenths of the film. */
  | { readonly type: 'tenth'; readonly n: number }
  /** The next film of the queue, or the one before. */
  | { readonly type: 'neighbour'; readonly steps: 1 | -1 }
  /** To the marker before or after. */
  | { readonly type: 'marker'; readonly direction: 1 | -1 }
  | { readonly type: 'mark' }
  | { readonly type: 'goTo' }
  | { readonly type: 'window' }
  | { readonly type: 'screenshot' }
  | { readonly type: 'menu' }
  | { readonly type: 'subtitles' }
  | { readonly type: 'help' };

/** What other parts of the page do; a key for one that is not there is nobody's. */
export type HookName = 'subtitles' | 'danmaku' | 'message' | 'lookBack';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** An input method is composing: the key belongs to it. */
  readonly isComposing: boolean;
}

/** What has the focus, as far as keys are concerned. */
export type KeyPlace =
  /** Nothing that takes keys itself. */
  | 'stage'
  /** Somewhere to type, a menu or a dialog: it gets every key. */
  | 'typing'
  /** A button or link: Space and Enter are its own. */
  | 'button'
  /** A slider or a row of tabs: the arrows are its own. */
  | 'arrows';

const BY_KEY: ReadonlyMap<string, KeyAction> = new Map<string, KeyAction>([
  [' ', { type: 'toggle' }],
  ['k', { type: 'toggle' }],
  ['arrowleft', { type: 'seekBy', seconds: -5 }],
  ['arrowright', { type: 'seekBy', seconds: 5 }],
  ['j', { type: 'seekBy', seconds: -10 }],
  ['l', { type: 'seekBy', seconds: 10 }],
  ['arrowup', { type: 'volumeBy', step: VOLUME_STEP }],
  ['arrowdown', { type: 'volumeBy', step: -VOLUME_STEP }],
  ['m', { type: 'mute' }],
  ['f', { type: 'fullscreen' }],
  ['t', { type: 'theatre' }],
  ['d', { type: 'danmaku' }],
  ['enter', { type: 'message' }],
  ['<', { type: 'rate', direction: -1 }],
  ['>', { type: 'rate', direction: 1 }],
  ['[', { type: 'marker', direction: -1 }],
  [']', { type: 'marker', direction: 1 }],
  ['b', { type: 'mark' }],
  ['g', { type: 'goTo' }],
  ['p', { type: 'window' }],
  ['s', { type: 'screenshot' }],
  ['c', { type: 'subtitles' }],
  ['a', { type: 'lookBack' }],
  ['contextmenu', { type: 'menu' }],
  ['?', { type: 'help' }],
]);

/** What the press means there; null: nothing of ours. */
export function keyAction(press: KeyPress, place: KeyPlace): KeyAction | null {
  if (place === 'typing' || press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  if (place === 'button' && (key === ' ' || key === 'enter')) return null;
  if (place === 'arrows' && (key === ' ' || key === 'enter' || key.startsWith('arrow'))) return null;
  if (/^\d$/.test(key)) return { type: 'tenth', n: Number(key) };
  if (key === 'n') return { type: 'neighbour', steps: press.shiftKey ? -1 : 1 };
  // As the key that some keyboards have for it and some do not.
  if (key === 'f10') return press.shiftKey ? { type: 'menu' } : null;
  return BY_KEY.get(key) ?? null;
}

/** Whether a key held down goes on doing it. */
export const mayRepeat = ({ type }: KeyAction): boolean => type === 'seekBy' || type === 'volumeBy';
