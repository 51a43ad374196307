/** Files part: files from others and to them. Loaded when a room's first moments are over. */
import { FileTray } from '../../features/files/file-tray.tsx';
import { useUploadPlace } from '../../features/uploads/upload-place.tsx';
import { addFilm } from '../../player/add-film.ts';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { useRoomSession } from '../../room/room-context.tsx';

/** @param dock where the files are shown; null: over the picture */
export default function FilesPart({ dock }: { readonly dock: HTMLElement | null }) {
  const place = useUploadPlace();
  const session = useRoomSession();
  const player = useFilmPlayer();
  /** As the own copy of what is on; where nothing is on, it comes on. */
  const watch = (file: File): void => {
    const current = session.store.getState().room?.current ?? null;
    player.gesture();
    if (current === null) addFilm(session, player, { kind: 'file', file }, { select: true, title: null });
    else player.copies.useFile(current, file);
  };
  return <FileTray place={place} dock={dock} onWatch={watch} />;
}
