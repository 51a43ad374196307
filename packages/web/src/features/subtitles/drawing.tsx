/** Drawing: one track in its own style over the picture; where it cannot be drawn, that is said, and its text is shown. [SB9] */
import type { Stop } from '@lockstep/core';
import { useEffect, useRef } from 'react';
import { useFilmPlayer, useRemote, useSubtitles } from '../../player/player-context.tsx';
import { keepDrawer } from '../../player/subtitles/drawing/keep-drawer.ts';
import { isBeyond, scriptTime, type ScriptSight } from '../../player/subtitles/drawing/script-time.ts';
import type { Drawer } from '../../player/subtitles/drawing/drawer.ts';
import { filmPosition } from '../../room/film-clock.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { trackNames } from './track-names.ts';

/** Where there is no picture to tell of, what is drawn is looked at so often. */
const LOOK_MS = 100;
/** The height of the controls, in rem; a little less than what is kept free for text. */
const CONTROLS_REM = 5;

export interface DrawingProps {
  /** Of the track. */
  readonly id: string;
  /** The controls are shown. */
  readonly awake: boolean;
}

export default function Drawing({ id, awake }: DrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawer = useRef<Drawer | null>(null);
  const latest = useRef({ awake });
  const player = useFilmPlayer();
  const remote = useRemote();
  const subtitles = useSubtitles();
  const session = useRoomSession();

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let stopKeeping: Stop = () => {};
    const sight = (video: HTMLVideoElement, elementSec: number): ScriptSight => {
      const zeroSec = player.zeroOf('film');
      return {
        ofFilm: subtitles.store.getState().tracks.some((one) => one.id === id && one.origin === 'film'),
        elementSec,
        zeroSec,
        offsetSec: player.zeroOf('room') - zeroSec,
        lengthSec: video.duration - zeroSec,
        roomSec: filmPosition(session.store.getState(), session.participant.serverNow()),
      };
    };
    const start = async (into: HTMLElement, video: HTMLVideoElement) => {
      const track = subtitles.store.getState().tracks.find((one) => one.id === id);
      if (track === undefined || track.script === null) return;
      try {
        const { createDrawer } = await import('../../player/subtitles/drawing/drawer.ts');
        signal.throwIfAborted();
        const { delaySec } = subtitles.store.getState();
        const takenPx = takenBy(latest.current.awake);
        const made = await createDrawer(
          {
            host: into,
            video,
            script: track.script,
            scriptTime: (sec) => scriptTime(sight(video, sec)),
            delaySec,
            takenPx,
          },
          signal,
        );
        drawer.current = made;
        made.setTaken(takenBy(latest.current.awake));
        stopKeeping = keepDrawer(subtitles, id, made, { script: track.script, delaySec });
        subtitles.setDrawn(id);
      } catch {
        if (signal.aborted) return;
        const names = trackNames(subtitles.store.getState().tracks, document.documentElement.lang);
        remote.tell({ type: 'subtitlesPlain', name: names.get(id) ?? track.name });
      }
    };
    const video = player.picture();
    if (host.current !== null && video !== null) void start(host.current, video);
    const timer = setInterval(() => {
      if (video !== null && isBeyond(sight(video, video.currentTime))) drawer.current?.redraw();
    }, LOOK_MS);
    const unwatch = player.copies.store.subscribe(() => drawer.current?.redraw());
    return () => {
      leaving.abort();
      clearInterval(timer);
      unwatch();
      stopKeeping();
      drawer.current?.stop();
      drawer.current = null;
      subtitles.setDrawn(null);
    };
  }, [id, player, remote, session, subtitles]);

  useEffect(() => {
    latest.current = { awake };
    drawer.current?.setTaken(takenBy(awake));
  }, [awake]);

  // Like text over the film, it is read where it is.
  return (
    <div
      ref={host}
      aria-hidden
      data-testid="drawn-subtitles"
      className="pointer-events-none absolute inset-0 overflow-hidden"
    />
  );
}

const takenBy = (awake: boolean): number =>
  awake ? CONTROLS_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize) : 0;
