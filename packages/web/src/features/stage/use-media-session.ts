/** Media session: headset, lock screen and media keys ask the room, and show the room's film. [ST1][ST16] */
import { useEffect } from 'react';
import { currentItem } from '@lockstep/core';
import { useRemote } from '../../player/player-context.tsx';
import { motionOf } from '../../room/film-clock.ts';
import { hasNeighbour } from '../../room/neighbours.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { mediaPosition } from './media-position.ts';

const SKIP_SEC = 10;
/** Platforms count on by themselves; now and then they are put right. */
const AGAIN_MS = 10_000;

export function useMediaSession(roomTitle: string): void {
  useHandlers();
  useFilmTold(roomTitle);
  usePositionTold();
}

function useHandlers(): void {
  const remote = useRemote();
  const next = useRoom(({ room }) => room !== null && hasNeighbour(room, 1));
  const previous = useRoom(({ room }) => room !== null && hasNeighbour(room, -1));
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const session = navigator.mediaSession;
    const skip = (seconds: number) => {
      remote.press(seconds);
      remote.release();
    };
    const handlers: Readonly<Record<string, MediaSessionActionHandler | null>> = {
      play: remote.play,
      pause: remote.pause,
      stop: remote.pause,
      seekbackward: (details) => skip(-(details.seekOffset ?? SKIP_SEC)),
      seekforward: (details) => skip(details.seekOffset ?? SKIP_SEC),
      seekto: (details) => {
        if (details.seekTime !== undefined && details.seekTime !== null) remote.seekTo(details.seekTime);
      },
      // Buttons for what is not there would only disappoint.
      nexttrack: next ? () => remote.turnTo(1) : null,
      previoustrack: previous ? () => remote.turnTo(-1) : null,
    };
    for (const [action, handler] of Object.entries(handlers)) setHandler(session, action, handler);
    return () => {
      for (const action of Object.keys(handlers)) setHandler(session, action, null);
    };
  }, [remote, next, previous]);
}

function useFilmTold(roomTitle: string): void {
  const film = useRoom((view) => (view.room === null ? null : (currentItem(view.room)?.title ?? null)));
  const still = useRoom((view) => motionOf(view) === 'paused');
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const session = navigator.mediaSession;
    session.metadata = film === null ? null : new MediaMetadata({ title: film, artist: roomTitle });
  }, [film, roomTitle]);
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.playbackState = film === null ? 'none' : still ? 'paused' : 'playing';
  }, [film, still]);
  useEffect(
    () => () => {
      if (!('mediaSession' in navigator)) return;
      navigator.mediaSession.metadata = null;
      navigator.mediaSession.playbackState = 'none';
    },
    [],
  );
}

function usePositionTold(): void {
  const { participant, store } = useRoomSession();
  useEffect(() => {
    if (!('mediaSession' in navigator) || !('setPositionState' in navigator.mediaSession)) return undefined;
    const session = navigator.mediaSession;
    const tell = () => {
      try {
        session.setPositionState(mediaPosition(store.getState(), participant.serverNow()) ?? undefined);
      } catch {
        // Some platforms know no such speed; the film's name and buttons are theirs all the same.
      }
    };
    tell();
    const unsubscribe = store.subscribe((view, before) => {
      const changed =
        view.room?.playback !== before.room?.playback || view.room?.queue !== before.room?.queue;
      if (changed) tell();
    });
    const timer = setInterval(tell, AGAIN_MS);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [participant, store]);
}

/** Browsers throw for actions they do not know. */
function setHandler(session: MediaSession, action: string, handler: MediaSessionActionHandler | null): void {
  try {
    session.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // One key less; everything else works.
  }
}
