/** Go to marker: everybody to the marker before or after where the film is. */
import { useCallback } from 'react';
import { useRemote } from '../../player/player-context.tsx';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';
import { barMarkers, markerBeside } from '../../room/markers.ts';
import { useRoomSession } from '../../room/room-context.tsx';

export function useGoToMarker(): (direction: 1 | -1) => void {
  const remote = useRemote();
  const { participant } = useRoomSession();
  return useCallback(
    (direction) => {
      // Not the store's, which is a moment late: a second press starts from where the first one led.
      const view = participant.view();
      if (view.room === null) return;
      const markers = barMarkers(view.room, filmDuration(view));
      const marker = markerBeside(markers, filmPosition(view, participant.serverNow()), direction);
      if (marker !== null) remote.goTo(marker.at);
    },
    [participant, remote],
  );
}
