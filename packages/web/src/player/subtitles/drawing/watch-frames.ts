/**
 * Watch frames: which moment of the film is on the screen, told with each new picture. Where the browser does not tell of
 * pictures, or there are none to tell of, it is as often as the film's time is told.
 */
export function watchFrames(video: HTMLVideoElement, seen: (sec: number) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const now = () => seen(video.currentTime);
  for (const event of ['loadeddata', 'seeked', 'pause', 'timeupdate', 'resize'])
    video.addEventListener(event, now, { signal });
  let asked: number | null = null;
  const frame: VideoFrameRequestCallback = (_, { mediaTime }) => {
    asked = video.requestVideoFrameCallback(frame);
    seen(mediaTime);
  };
  // Old Firefox has none.
  if ('requestVideoFrameCallback' in video) asked = video.requestVideoFrameCallback(frame);
  now();
  return () => {
    listening.abort();
    if (asked !== null) video.cancelVideoFrameCallback(asked);
  };
}
