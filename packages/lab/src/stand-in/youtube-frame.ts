/**
 * YouTube frame: stands in for YouTube's player in its frame: the same messages, some moments late, and its whims: it
 * begins to play where it is sent before its first start, has speeds in steps, and may show an advertisement first.
 */

export interface FrameWhims {
  /** It has an advertisement of this length before the film; 0: none. */
  readonly advertMs: number;
  /** It plays nothing before somebody has pressed in it. */
  readonly wantsPress: boolean;
  /** It shows nothing, and says this number. */
  readonly error: number | null;
  readonly title: string;
}

/** To be run in the frame, beside a video element; must not refer to anything outside itself. */
export function standInFrame({ advertMs, wantsPress, error, title }: FrameWhims): void {
  const tellEveryMs = 250;
  const slowestMs = 120;
  const video = document.querySelector('video');
  if (video === null) return;
  video.muted = new URLSearchParams(location.search).get('mute') === '1';
  let id: number | null = null;
  let state = -1;
  let pressed = !wantsPress;
  let advert: 'before' | 'running' | 'over' = advertMs > 0 ? 'before' : 'over';
  let wantsPlay = false;

  const post = (event: string, info: unknown): void => {
    if (id !== null) parent.postMessage(JSON.stringify({ event, info, id, channel: 'widget' }), '*');
  };
  const inAdvert = (): boolean => advert === 'running';
  const facts = () => ({
    currentTime: inAdvert() ? 0 : video.currentTime,
    currentTimeLastUpdated_: Date.now() / 1000,
    duration: Number.isFinite(video.duration) ? video.duration : 0,
    playerState: state,
    playbackRate: video.playbackRate,
    volume: Math.round(video.volume * 100),
    muted: video.muted,
    videoLoadedFraction: video.buffered.length === 0 ? 0 : video.buffered.end(0) / video.duration,
    videoData: { title },
  });
  const tell = (): void => post('infoDelivery', facts());
  const become = (next: number): void => {
    if (next === state) return;
    state = next;
    tell();
    post('onStateChange', state);
  };
  const play = (): void => {
    wantsPlay = true;
    if (!pressed || error !== null) return;
    if (advert === 'before') {
      advert = 'running';
      document.body.dataset['advert'] = 'running';
      become(1);
      setTimeout(() => {
        advert = 'over';
        delete document.body.dataset['advert'];
        become(3);
        if (wantsPlay) void video.play();
      }, advertMs);
      return;
    }
    if (inAdvert()) {
      become(1);
      return;
    }
    become(3);
    setTimeout(() => {
      if (wantsPlay) video.play().catch(() => become(2));
    }, slowestMs * Math.random());
  };
  const pause = (): void => {
    wantsPlay = false;
    video.pause();
    if (state !== -1) become(2);
  };
  const seek = (to: number): void => {
    const fresh = state === -1 || state === 5;
    video.currentTime = to;
    if (fresh || state === 0) play();
    else become(3);
  };
  const rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
  const commands: Record<string, (value: number) => void> = {
    playVideo: play,
    pauseVideo: pause,
    seekTo: seek,
    mute: () => {
      video.muted = true;
    },
    unMute: () => {
      video.muted = false;
    },
    setVolume: (volume) => {
      video.volume = Math.round(volume) / 100;
    },
    setPlaybackRate: (rate) => {
      if (rates.includes(rate)) video.playbackRate = rate;
    },
  };
  video.addEventListener('playing', () => become(1));
  video.addEventListener('waiting', () => !video.paused && become(3));
  video.addEventListener('ended', () => become(0));
  video.addEventListener('seeked', () => become(video.paused ? 2 : 1));
  video.addEventListener('volumechange', () => {
    tell();
    post('onVolumeChange', { volume: Math.round(video.volume * 100), muted: video.muted });
  });
  video.addEventListener('ratechange', () => {
    tell();
    post('onPlaybackRateChange', video.playbackRate);
  });
  document.addEventListener('click', () => {
    pressed = true;
    play();
  });
  setInterval(tell, tellEveryMs);
  addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') return;
    const asked = JSON.parse(data) as { event: string; id: number; func?: string; args?: number[] };
    if (asked.event === 'listening' && id === null) {
      const ready = (): void => {
        id = asked.id;
        post('initialDelivery', facts());
        post('onReady', null);
        if (error !== null) post('onError', error);
      };
      if (video.readyState > 0) ready();
      else video.addEventListener('loadedmetadata', ready, { once: true });
    }
    if (asked.event === 'command') commands[asked.func ?? '']?.(asked.args?.[0] ?? 0);
  });
}
