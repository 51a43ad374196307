/**
 * Other screen: the film on a television near by (AirPlay, Remote Playback), where the browser has it and finds one.
 * Finding costs the device some power, so it is done only while somebody might choose it.
 */
import { useEffect, useState } from 'react';
import type { Stop } from '@lockstep/core';
import { useFilmPlayer } from './player-context.tsx';

/** AirPlay, before Remote Playback was a standard. */
interface WithAirPlay extends HTMLVideoElement {
  readonly webkitShowPlaybackTargetPicker?: () => void;
}

/** Asks for a screen; null while none is known to be near. */
export function useOtherScreen(): (() => void) | null {
  const player = useFilmPlayer();
  const [near, setNear] = useState(false);
  useEffect(() => {
    const video = player.picture();
    return video === null ? undefined : watchScreens(video, setNear);
  }, [player]);
  if (!near) return null;
  return () => {
    const video = player.picture();
    if (video !== null) choose(video);
  };
}

function watchScreens(video: WithAirPlay, near: (near: boolean) => void): Stop {
  if (video.webkitShowPlaybackTargetPicker !== undefined) {
    const hear = (event: Event) => near('availability' in event && event.availability === 'available');
    video.addEventListener('webkitplaybacktargetavailabilitychanged', hear);
    return () => video.removeEventListener('webkitplaybacktargetavailabilitychanged', hear);
  }
  // Not in every browser, whatever its type says.
  const remote: RemotePlayback | undefined = video.remote;
  if (remote === undefined) return () => {};
  const watching = remote.watchAvailability(near).catch(() => null);
  return () => {
    void watching.then((id) =>
      id === null ? undefined : remote.cancelWatchAvailability(id).catch(() => {}),
    );
  };
}

function choose(video: WithAirPlay): void {
  if (video.webkitShowPlaybackTargetPicker !== undefined) video.webkitShowPlaybackTargetPicker();
  // Closing the list without choosing is a refusal too.
  else void video.remote.prompt().catch(() => {});
}
