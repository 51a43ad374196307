/** Track video: a picture that comes from a camera or a screen. Without sound: voices have their own way. */
import { useEffect, useRef } from 'react';
import { classes } from '../../ui/classes.ts';

export interface TrackVideoProps {
  readonly track: MediaStreamTrack;
  /** What is to be seen, for screen readers. */
  readonly name: string;
  readonly mirrored?: boolean;
  /** All of it, with bars at the sides; else it fills its place. */
  readonly whole?: boolean;
}

export function TrackVideo({ track, name, mirrored, whole }: TrackVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (video === null) return undefined;
    video.srcObject = new MediaStream([track]);
    // Taken off the page before it began.
    video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={element}
      aria-label={name}
      muted
      playsInline
      disablePictureInPicture
      className={classes(
        'absolute inset-0 size-full',
        whole === true ? 'object-contain' : 'object-cover',
        mirrored === true && '-scale-x-100',
      )}
    />
  );
}
