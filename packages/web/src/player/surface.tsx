/** Surface: the picture. The element is the follower's: nothing else may play, pause, seek or mute it. */
import { useEffect, useRef } from 'react';
import { hasPictureWindow } from './picture-window.ts';
import { useFilmPlayer } from './player-context.tsx';

export function Surface({ label }: { readonly label: string }) {
  const player = useFilmPlayer();
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => (element.current === null ? undefined : player.mount(element.current)), [player]);
  return (
    // Where another site shows its film, its frame is laid in here.
    <div className="absolute inset-0">
      {/* Captions come with the film where it has them. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={element}
        aria-label={label}
        playsInline
        preload="auto"
        // Where there is no way to ask for it, the browser's own button over the picture is no way of ours.
        disablePictureInPicture={!hasPictureWindow()}
        // Without these AirPlay does not offer the film.
        {...{ 'x-webkit-airplay': 'allow' }}
        className="pointer-events-none absolute inset-0 size-full object-contain"
      />
    </div>
  );
}
