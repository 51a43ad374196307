/** Key list: the keys of the room as the help shows them. What each does is in the key map. Rule ST9. */
import type { HookName } from './key-map.ts';

/** Keys as they are printed on keyboards, for the help; `hook`: only where that part is there. */
export const KEY_HELP = [
  { keys: ['Space', 'K'], does: 'toggle' },
  { keys: ['←', '→'], does: 'seek5' },
  { keys: ['J', 'L'], does: 'seek10' },
  { keys: ['↑', '↓'], does: 'volume' },
  { keys: ['M'], does: 'mute' },
  { keys: ['F'], does: 'fullscreen' },
  { keys: ['T'], does: 'theatre' },
  { keys: ['C'], does: 'subtitles', hook: 'subtitles' },
  { keys: ['D'], does: 'danmaku', hook: 'danmaku' },
  { keys: ['<', '>'], does: 'rate' },
  { keys: ['A'], does: 'lookBack', hook: 'lookBack' },
  { keys: ['0', '…', '9'], does: 'tenth' },
  { keys: ['G'], does: 'goTo' },
  { keys: ['N'], does: 'neighbour' },
  { keys: ['[', ']'], does: 'markers' },
  { keys: ['B'], does: 'mark' },
  { keys: ['P'], does: 'window' },
  { keys: ['S'], does: 'screenshot' },
  { keys: ['Enter'], does: 'message', hook: 'message' },
  { keys: ['Shift', 'F10'], does: 'menu' },
  { keys: ['?'], does: 'help' },
] as const satisfies readonly {
  readonly keys: readonly string[];
  readonly does: string;
  readonly hook?: HookName;
}[];
