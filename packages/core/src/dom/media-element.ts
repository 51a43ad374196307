/** MediaElement: as much of a browser's video element as the player touches, so that tests can stand in for it. */
type Used =
  | 'autoplay'
  | 'buffered'
  | 'currentTime'
  | 'duration'
  | 'ended'
  | 'error'
  | 'isConnected'
  | 'muted'
  | 'pause'
  | 'paused'
  | 'play'
  | 'playbackRate'
  | 'played'
  | 'preload'
  | 'preservesPitch'
  | 'readyState'
  | 'seeking'
  | 'src'
  | 'videoWidth'
  | 'volume';

export interface MediaElement
  extends Pick<HTMLVideoElement, Used>, Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  /** Chromium and Safari only. */
  readonly webkitAudioDecodedByteCount?: number;
  readonly videoHeight?: number;
  getVideoPlaybackQuality?(): { readonly droppedVideoFrames: number; readonly totalVideoFrames: number };
}

/** HTMLMediaElement.readyState */
export const haveNothing = 0;
export const haveFutureData = 3;
