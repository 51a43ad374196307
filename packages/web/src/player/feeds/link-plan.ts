/**
 * Link plan: who feeds the film behind a link. A usual film costs no question: it is asked what a link is only where its
 * name says nothing or promises a list, and where the browser has refused the film. Rules MD3–MD6.
 */
import type { PlayerFailure } from '@lockstep/core';
import { kindByName } from './film-kind.ts';
import type { Look } from './look-into.ts';

export type Feeder = 'plain' | 'hls' | 'dash';

export type LinkPlan =
  | { readonly feeder: Feeder; readonly list: string }
  | { readonly failure: PlayerFailure | null };

/** What the browser can do. */
export interface Abilities {
  /** Takes pieces from scripts. */
  readonly mediaSource: boolean;
  /** Plays HLS by itself. */
  readonly nativeHls: boolean;
}

/** Whether to ask before anything is opened. [MD3] */
export const asksFirst = (url: string): boolean => kindByName(url) !== 'file';

/**
 * After the question.
 * @param refused the element has tried already and could not
 * @returns failure null: what the element told is all that is known
 */
export function planAfter(url: string, look: Look, can: Abilities, refused: boolean): LinkPlan {
  if (look.type === 'missing') return { failure: 'unreachable' };
  const kind = look.type === 'seen' ? look.kind : null;
  switch (kind ?? kindByName(url)) {
    case 'hls':
      if (can.mediaSource) return { feeder: 'hls', list: look.type === 'seen' ? look.text : '' };
      return can.nativeHls && !refused ? PLAIN : { failure: 'unsupported' };
    case 'dash':
      return can.mediaSource ? { feeder: 'dash', list: '' } : { failure: 'unsupported' };
    case 'page':
      return { failure: 'page' };
    case 'file':
    case null:
      if (!refused) return PLAIN;
      // It came, so the line is well.
      return { failure: look.type === 'seen' ? 'unsupported' : null };
  }
}

const PLAIN: LinkPlan = { feeder: 'plain', list: '' };
