/** Add film: puts a chosen film into the room's queue and, if it is a file, keeps it for playing here. */
import { mediaSec, type ItemId } from '@lockstep/core';
import { randomId } from '../room/identity.ts';
import type { RoomSession } from '../room/room-session.ts';
import { embedOf } from './embed-link.ts';
import { itemFor, type FilmChoice } from './film-choice.ts';
import type { FilmPlayer } from './film-player.ts';

/** @param title replaces the name the film would get from its file or address */
export function addFilm(
  session: RoomSession,
  player: FilmPlayer,
  choice: FilmChoice,
  { select, title = null }: { readonly select: boolean; readonly title?: string | null },
): ItemId {
  const id = randomId();
  session.participant.send({ type: 'addItem', item: itemFor(choice, id, title), select });
  const start = choice.kind === 'link' ? (embedOf(choice.url)?.start ?? null) : null;
  // A link to a place in a film leads everybody there. [EM2]
  if (select && start !== null) session.participant.send({ type: 'seek', to: mediaSec(start) });
  if (choice.kind === 'file') player.copies.files.keep(id, choice.file);
  return id;
}
