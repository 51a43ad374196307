/** Room screen: the member is in the room while this is on screen; its parts go to everything below. */
import { useEffect, useState } from 'react';
import type { FilmChoice } from '../player/film-choice.ts';
import { TalkProvider } from '../features/talk/talk-context.tsx';
import { UploadPlaceProvider } from '../features/uploads/upload-place.tsx';
import { PlayerProvider } from '../player/player-context.tsx';
import { RoomProvider } from '../room/room-context.tsx';
import { createRoomParts } from './room/room-parts.ts';
import { RoomLayout } from './room/room-layout.tsx';

export interface RoomScreenProps {
  readonly room: string;
  readonly name: string;
  /** A film to put on if nothing is on, or null. */
  readonly pendingFilm: FilmChoice | null;
  /** Secret of the owner link by which this person came, or null. */
  readonly owner: string | null;
}

export default function RoomScreen({ room, name, pendingFilm, owner }: RoomScreenProps) {
  // The page gives this screen a key by its room, and the name only counts on entering.
  const [parts] = useState(() => createRoomParts(room, name, owner));
  useEffect(() => parts.start(), [parts]);
  return (
    <RoomProvider session={parts.session}>
      <PlayerProvider parts={parts}>
        <TalkProvider talk={parts.talk}>
          <UploadPlaceProvider place={parts.uploads}>
            <RoomLayout room={room} recorder={parts.recorder} pendingFilm={pendingFilm} />
          </UploadPlaceProvider>
        </TalkProvider>
      </PlayerProvider>
    </RoomProvider>
  );
}
