/** Tell title: the room learns what another site calls its film, from who has brought it, unless it was given a title. */
import type { Item } from '@lockstep/core';
import type { RoomSession } from '../room/room-session.ts';
import { embedOf, titleOfEmbed } from './embed-link.ts';
import type { FeedSource } from './feeds/feed.ts';

/** [EM3] */
export function tellTitle(
  { store, participant }: Pick<RoomSession, 'store' | 'participant'>,
  { id }: Pick<Item, 'id'>,
  source: FeedSource,
  title: string | null,
): void {
  const link = source.kind === 'embed' ? embedOf(source.url) : null;
  if (link === null || title === null || title.trim() === '') return;
  const { room, me } = store.getState();
  const item = room?.queue.find((one) => one.id === id);
  if (item === undefined || item.addedBy !== me || item.title !== titleOfEmbed(link)) return;
  participant.send({ type: 'renameItem', item: id, title });
}
