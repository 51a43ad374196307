/**
 * YouTube api: stands in for the script that YouTube gives to pages (www-widgetapi.js), as far as players use it. It
 * speaks to the frame by the same messages, and guesses between two of them where the film is, as the real one does.
 */

/** To be run in the page; must not refer to anything outside itself. */
export function standInApi(): void {
  interface Info {
    currentTime: number;
    /** Seconds on the wall clock. */
    currentTimeLastUpdated_: number;
    duration: number;
    playerState: number;
    playbackRate: number;
    volume: number;
    muted: boolean;
    videoLoadedFraction: number;
    videoData: { title?: string };
  }
  type Listener = (event: { readonly target: unknown; readonly data: unknown }) => void;
  const greetEveryMs = 100;
  let ids = 0;

  class Player {
    readonly #frame: HTMLIFrameElement;
    readonly #id = ++ids;
    readonly #listeners: [string, Listener][] = [];
    readonly #greeting: ReturnType<typeof setInterval>;
    readonly #hear: (event: MessageEvent) => void;
    #info: Info = {
      currentTime: 0,
      currentTimeLastUpdated_: 0,
      duration: 0,
      playerState: -1,
      playbackRate: 1,
      volume: 100,
      muted: false,
      videoLoadedFraction: 0,
      videoData: {},
    };

    constructor(frame: HTMLIFrameElement, { events = {} }: { events?: Record<string, Listener> } = {}) {
      this.#frame = frame;
      for (const [type, listener] of Object.entries(events)) this.addEventListener(type, listener);
      this.#hear = (event) => {
        if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
        const told = JSON.parse(event.data) as { id?: number; event: string; info: unknown };
        if (told.id === this.#id) this.#told(told.event, told.info);
      };
      addEventListener('message', this.#hear);
      this.#greeting = setInterval(() => this.#send({ event: 'listening' }), greetEveryMs);
    }

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.push([type, listener]);
    }

    destroy(): void {
      clearInterval(this.#greeting);
      removeEventListener('message', this.#hear);
      this.#frame.remove();
    }

    playVideo = () => this.#command('playVideo');
    pauseVideo = () => this.#command('pauseVideo');
    mute = () => this.#command('mute');
    unMute = () => this.#command('unMute');
    seekTo = (to: number, ahead: boolean) => {
      this.#info = { ...this.#info, currentTime: to, currentTimeLastUpdated_: Date.now() / 1000 };
      this.#command('seekTo', to, ahead);
    };
    setVolume = (volume: number) => this.#command('setVolume', volume);
    setPlaybackRate = (rate: number) => this.#command('setPlaybackRate', rate);
    setOption = () => {};
    getOption = () => [];
    getPlayerState = () => this.#info.playerState;
    getDuration = () => this.#info.duration;
    getPlaybackRate = () => this.#info.playbackRate;
    getVolume = () => this.#info.volume;
    isMuted = () => this.#info.muted;
    getVideoLoadedFraction = () => this.#info.videoLoadedFraction;
    getVideoData = () => this.#info.videoData;
    getCurrentTime = () => {
      const { currentTime, currentTimeLastUpdated_: updated, playerState, playbackRate } = this.#info;
      if (playerState !== 1) return currentTime;
      return currentTime + Math.min(1, Math.max(0, (Date.now() / 1000 - updated) * playbackRate));
    };

    #told(event: string, info: unknown): void {
      clearInterval(this.#greeting);
      if (event === 'initialDelivery' || event === 'infoDelivery') {
        this.#info = { ...this.#info, ...(info as Partial<Info>) };
        this.#fire('onVideoProgress', this.#info.currentTime);
        return;
      }
      if (event === 'onStateChange') this.#info = { ...this.#info, playerState: Number(info) };
      this.#fire(event, info);
    }

    #fire(type: string, data: unknown): void {
      for (const [wanted, listener] of this.#listeners) if (wanted === type) listener({ target: this, data });
    }

    #command(func: string, ...args: unknown[]): void {
      this.#send({ event: 'command', func, args });
    }

    #send(message: object): void {
      const { origin } = new URL(this.#frame.src);
      const text = JSON.stringify({ ...message, id: this.#id, channel: 'widget' });
      this.#frame.contentWindow?.postMessage(text, origin);
    }
  }

  const page = globalThis as unknown as { YT: object; onYouTubeIframeAPIReady?: () => void };
  page.YT = {
    Player,
    PlayerState: { UNSTARTED: -1, ENDED: 0, PLAYING: 1, PAUSED: 2, BUFFERING: 3, CUED: 5 },
  };
  page.onYouTubeIframeAPIReady?.();
}
