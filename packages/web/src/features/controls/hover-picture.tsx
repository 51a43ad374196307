/**
 * Hover picture: what the film shows at the place under the pointer. Only for a film on this device: from elsewhere it
 * would cost the line that the film itself needs. [ST21]
 */
import { useEffect, useRef, useState } from 'react';

/** So many different places along the bar: finer than a pointer is. */
const PLACES = 400;

export interface HoverPictureProps {
  readonly url: string;
  /** In s. */
  readonly at: number;
  readonly duration: number;
}

export default function HoverPicture({ url, at, duration }: HoverPictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [here, setHere] = useState(false);
  /** The browser does not read this file by itself. */
  const [dark, setDark] = useState(false);
  const wanted = Math.min(duration, Math.round((at / duration) * PLACES) * (duration / PLACES));
  const latest = useRef(wanted);

  /** One jump at a time; what was wished meanwhile is the next. */
  const go = () => {
    const { current } = video;
    if (current === null || current.seeking || current.readyState < HTMLMediaElement.HAVE_METADATA) return;
    if (Math.abs(current.currentTime - latest.current) > 0.001) current.currentTime = latest.current;
    else setHere(true);
  };
  useEffect(() => {
    latest.current = wanted;
    go();
  }, [wanted]);

  if (dark) return null;
  return (
    <video
      ref={video}
      src={url}
      muted
      playsInline
      preload="auto"
      tabIndex={-1}
      disablePictureInPicture
      onError={() => setDark(true)}
      onLoadedMetadata={({ currentTarget }) => setDark(currentTarget.videoWidth === 0)}
      onLoadedData={go}
      onSeeked={() => {
        setHere(true);
        go();
      }}
      className="my-1.5 h-24 max-w-52 rounded-md bg-black object-contain transition-opacity duration-100"
      style={{ opacity: here ? 1 : 0 }}
    />
  );
}
