/** What the room is asked when the follower of an attached player has news. [CL28] */
import type { FollowNews } from '../follow/status.ts';
import type { Command } from '../room/commands.ts';
import type { RoomState } from '../room/state.ts';
import type { Film } from './telemetry.ts';

/** The command for `news`, or null where the room knows already. */
export function commandFor(news: FollowNews, film: Film, room: RoomState | null): Command | null {
  switch (news.type) {
    case 'stalled':
      return { type: 'reportStall' };
    case 'ready':
      return { type: 'reportReady' };
    case 'userPlayed':
      return { type: 'play' };
    case 'userPaused':
      return { type: 'pause' };
    case 'userSeeked':
      return { type: 'seek', to: news.to };
    case 'ended':
      return { type: 'itemEnded', item: film.item };
    case 'loaded': {
      const item = room?.queue.find(({ id }) => id === film.item);
      const measured = news.duration > 0 && Number.isFinite(news.duration);
      if (item?.duration !== null || !measured) return null;
      return { type: 'describeItem', item: item.id, duration: news.duration };
    }
  }
}
