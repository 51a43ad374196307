/** Media session: headset, lock screen and media keys ask the room, and show the room's film. */
import { useEffect } from 'react';
import { currentItem } from '@lockstep/core';
import { useRemote } from '../../player/player-context.tsx';
import { motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';

const SKIP_SEC = 10;

export function useMediaSession(roomTitle: string): void {
  const remote = useRemote();
  const film = useRoom((view) => (view.room === null ? null : (currentItem(view.room)?.title ?? null)));
  const still = useRoom((view) => motionOf(view) === 'paused');

  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const session = navigator.mediaSession;
    const skip = (seconds: number) => {
      remote.press(seconds);
      remote.release();
    };
    const handlers = {
      play: remote.play,
      pause: remote.pause,
      seekbackward: (details: MediaSessionActionDetails) => skip(-(details.seekOffset ?? SKIP_SEC)),
      seekforward: (details: MediaSessionActionDetails) => skip(details.seekOffset ?? SKIP_SEC),
      seekto: (details: MediaSessionActionDetails) => {
        if (details.seekTime !== undefined && details.seekTime !== null) remote.seekTo(details.seekTime);
      },
    } as const;
    for (const [action, handler] of Object.entries(handlers)) setHandler(session, action, handler);
    return () => {
      for (const action of Object.keys(handlers)) setHandler(session, action, null);
    };
  }, [remote]);

  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.metadata =
      film === null ? null : new MediaMetadata({ title: film, artist: roomTitle });
    navigator.mediaSession.playbackState = film === null ? 'none' : still ? 'paused' : 'playing';
  }, [film, roomTitle, still]);
}

/** Browsers throw for actions they do not know. */
function setHandler(session: MediaSession, action: string, handler: MediaSessionActionHandler | null): void {
  try {
    session.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // One key less; everything else works.
  }
}
