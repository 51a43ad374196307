/** OwnMove: what a person does with the player while away from the room's line; it concerns nobody else. Rule FO75. */
import type { MediaSec } from '../runtime/units.ts';
import type { Player } from './player.ts';
import type { FollowNews } from './status.ts';

export type OwnMove =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'seek'; readonly to: MediaSec };

export function moveBy(player: Player, move: OwnMove): void {
  switch (move.type) {
    case 'play':
      player.play();
      return;
    case 'pause':
      player.pause();
      return;
    case 'seek':
      player.seek(move.to);
  }
}

/** What was done past our controls (headset, lock screen) is meant as it would be with them; null: nothing is to be done. */
export function ownMoveOf(news: FollowNews): OwnMove | null {
  if (news.type === 'userPlayed') return { type: 'play' };
  return news.type === 'userPaused' ? { type: 'pause' } : null;
}
