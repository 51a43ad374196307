/** MediaPort: as much of the browser's devices as calls touch, so that tests can stand in for it. */
export interface MediaPort {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaTracks>;
  /** Phones have none. */
  getDisplayMedia?(options: DisplayMediaStreamOptions): Promise<MediaTracks>;
  enumerateDevices(): Promise<readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[]>;
  addEventListener(
    type: 'devicechange',
    listener: () => void,
    options: { readonly signal: AbortSignal },
  ): void;
}

/** Of MediaStream. */
export interface MediaTracks {
  getAudioTracks(): readonly MediaStreamTrack[];
  getVideoTracks(): readonly MediaStreamTrack[];
}
