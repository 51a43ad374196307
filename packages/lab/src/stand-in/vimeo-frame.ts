/** Vimeo frame: stands in for Vimeo's player in its frame: the same messages, with a film of which it tells four times a second. */

export interface VimeoWhims {
  /** It shows nothing, and gives this name to why. */
  readonly error: string | null;
  readonly title: string;
}

/** To be run in the frame, beside a video element; must not refer to anything outside itself. */
export function standInVimeo({ error, title }: VimeoWhims): void {
  const tellEveryMs = 250;
  const video = document.querySelector('video');
  if (video === null) return;
  video.muted = new URLSearchParams(location.search).get('muted') === '1';
  const post = (message: object): void => parent.postMessage(JSON.stringify(message), '*');
  const wanted = new Set<string>();
  const times = () => ({
    seconds: video.currentTime,
    percent: video.currentTime / video.duration,
    duration: video.duration,
  });
  const tell = (event: string, data: unknown = times()): void => {
    if (wanted.has(event)) post({ event, data });
  };
  const loaded = (): void => tell('loaded', { id: 1 });
  const answers: Record<string, (value: unknown) => unknown> = {
    ping: () => true,
    addEventListener: (value) => {
      wanted.add(String(value));
      if (value === 'loaded' && video.readyState > 0) setTimeout(loaded);
      return value;
    },
    removeEventListener: (value) => wanted.delete(String(value)),
    play: () => video.play(),
    pause: () => video.pause(),
    getDuration: () => video.duration,
    getCurrentTime: () => video.currentTime,
    getMuted: () => video.muted,
    getVolume: () => video.volume,
    getVideoTitle: () => title,
    getTextTracks: () => [],
    setCurrentTime: (value) => (video.currentTime = Number(value)),
    setMuted: (value) => (video.muted = value === true),
    setVolume: (value) => (video.volume = Number(value)),
    setPlaybackRate: (value) => (video.playbackRate = Number(value)),
  };
  video.addEventListener('loadedmetadata', loaded);
  for (const type of ['play', 'playing', 'pause', 'seeking', 'seeked', 'ended']) {
    video.addEventListener(type, () => tell(type));
  }
  video.addEventListener('waiting', () => tell('bufferstart'));
  video.addEventListener('progress', () =>
    tell('progress', { ...times(), seconds: video.buffered.length === 0 ? 0 : video.buffered.end(0) }),
  );
  video.addEventListener('volumechange', () => tell('volumechange', { volume: video.volume }));
  video.addEventListener('ratechange', () => tell('ratechange', { playbackRate: video.playbackRate }));
  setInterval(() => !video.paused && tell('timeupdate'), tellEveryMs);
  addEventListener('message', ({ data, source }) => {
    if (source !== parent) return;
    const { method, value } = (typeof data === 'string' ? JSON.parse(data) : data) as {
      method: string;
      value?: unknown;
    };
    const answer = answers[method];
    if (answer === undefined) return;
    Promise.resolve(answer(value)).then(
      (told) => post({ method, value: told }),
      (why: Error) => post({ event: 'error', data: { method, name: why.name, message: why.message } }),
    );
  });
  if (error === null) post({ event: 'ready' });
  else post({ event: 'error', data: { method: 'ready', name: error, message: error } });
}
