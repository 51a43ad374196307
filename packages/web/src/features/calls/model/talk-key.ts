/** Talk key: what the key of push-to-talk means when it goes down, up, or out of sight. Rule CA83. */

export interface TalkKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

export const TALK_KEY = 'v';

/** Pressed for talking: not while something is typed, and not as part of another command. */
export const isTalkKey = (press: TalkKey, typing: boolean): boolean =>
  isKey(press) && !typing && !press.isComposing && !press.ctrlKey && !press.altKey && !press.metaKey;

/** Let go: whatever else is held by then. */
export const isKey = ({ key }: Pick<TalkKey, 'key'>): boolean => key.toLowerCase() === TALK_KEY;
