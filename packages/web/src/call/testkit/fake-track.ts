/** FakeTrack: a track of a device that exists nowhere. */
let made = 0;

export class FakeTrack extends EventTarget {
  readonly id: string;
  readonly kind: 'audio' | 'video';
  readonly deviceId: string;
  label = '';
  enabled = true;
  muted = false;
  contentHint = '';
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'audio' | 'video', deviceId = '') {
    super();
    made += 1;
    this.id = `track ${made}`;
    this.kind = kind;
    this.deviceId = deviceId;
  }

  constraints: MediaTrackConstraints = {};

  getSettings(): MediaTrackSettings {
    return this.kind === 'video' ? { deviceId: this.deviceId, height: 720 } : { deviceId: this.deviceId };
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.constraints = constraints;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device was pulled out, or the browser's own button was pressed. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** The one place where a stand-in is taken for the real thing. */
export const asTrack = (track: FakeTrack): MediaStreamTrack => track as unknown as MediaStreamTrack;
export const fakeTrack = (kind: 'audio' | 'video', deviceId = ''): MediaStreamTrack =>
  asTrack(new FakeTrack(kind, deviceId));
