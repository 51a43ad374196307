/** Call part: the room's call, made when it is first asked for, and what shows it. */
import { useEffect, useState } from 'react';
import { askCallAccess } from '../../api/call-access.ts';
import { createBrowserCall } from '../../call/browser-call.ts';
import type { Call } from '../../call/call.ts';
import { recall, remember } from '../../device/storage.ts';
import { CallProvider } from '../../features/calls/call-context.tsx';
import { CallView, type CallViewProps } from '../../features/calls/call-view.tsx';
import { useUploadPlace } from '../../features/uploads/upload-place.tsx';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { useRoomSession } from '../../room/room-context.tsx';

const KEY = 'lockstep.call';

export default function CallPart(props: CallViewProps) {
  const call = useRoomCall();
  useEffect(() => call.start(), [call]);
  return (
    <CallProvider call={call}>
      <CallView {...props} />
    </CallProvider>
  );
}

/** The same one for as long as the room is on screen. */
function useRoomCall(): Call {
  const { participant, runtime } = useRoomSession();
  const { setGain } = useFilmPlayer();
  const { room, secret } = useUploadPlace();
  const [call] = useState(() =>
    createBrowserCall({
      runtime,
      room: participant,
      askAccess: () => askCallAccess(room, secret, participant.view().myConnection),
      duckFilm: setGain,
      filmPlays: () => participant.view().room?.playback.timeline.playing === true,
      kept: recall(KEY),
      keep: (text) => remember(KEY, text),
    }),
  );
  return call;
}
