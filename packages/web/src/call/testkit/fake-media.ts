/** FakeMedia: the devices of one computer, and the person who is asked for them. */
import { asTrack, FakeTrack } from './fake-track.ts';
import type { MediaPort, MediaTracks } from '../devices/media-port.ts';

export interface FakeDevice {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
}

interface Question {
  readonly answer: (allowed: boolean) => void;
}

const idOf = (constraints: MediaTrackConstraints): string | null => {
  const { deviceId } = constraints;
  if (typeof deviceId !== 'object' || Array.isArray(deviceId)) return null;
  const { exact } = deviceId;
  return typeof exact === 'string' ? exact : null;
};

export class FakeMedia implements MediaPort {
  devices: FakeDevice[] = [
    { kind: 'audioinput', deviceId: 'default', label: 'Default' },
    { kind: 'audioinput', deviceId: 'built-in mic', label: 'Built-in' },
    { kind: 'audioinput', deviceId: 'headset', label: 'Headset' },
    { kind: 'videoinput', deviceId: 'webcam', label: 'Webcam' },
    { kind: 'audiooutput', deviceId: 'hall', label: 'Hall' },
  ];
  /** true: the person is asked, and answers by `questions`. */
  asks = false;
  /** The name of the error that comes instead of a device. */
  fails: string | null = null;
  readonly questions: Question[] = [];
  readonly opened: FakeTrack[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  readonly #listeners: (() => void)[] = [];

  get live(): number {
    return this.opened.filter(({ readyState }) => readyState === 'live').length;
  }

  get listening(): number {
    return this.#listeners.length;
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaTracks> {
    this.asked.push(constraints);
    await this.#ask();
    const kind = constraints.audio === undefined ? 'video' : 'audio';
    const wish = constraints.audio ?? constraints.video;
    const id = typeof wish === 'object' ? idOf(wish) : null;
    const fits = this.devices.filter(
      (device) => device.kind === `${kind}input` && device.deviceId !== 'default',
    );
    const device = id === null ? fits[0] : fits.find(({ deviceId }) => deviceId === id);
    if (device === undefined) throw named(id === null ? 'NotFoundError' : 'OverconstrainedError');
    return this.#open([new FakeTrack(kind, device.deviceId)]);
  }

  async getDisplayMedia(): Promise<MediaTracks> {
    await this.#ask();
    return this.#open([new FakeTrack('video', 'screen'), new FakeTrack('audio', 'screen')]);
  }

  async enumerateDevices(): Promise<readonly FakeDevice[]> {
    return this.devices;
  }

  addEventListener(
    _type: 'devicechange',
    listener: () => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    this.#listeners.push(listener);
    signal.addEventListener('abort', () => {
      this.#listeners.splice(this.#listeners.indexOf(listener), 1);
    });
  }

  /** Pulled out. */
  unplug(id: string): void {
    this.devices = this.devices.filter(({ deviceId }) => deviceId !== id);
    for (const track of this.opened) if (track.deviceId === id && track.readyState === 'live') track.end();
    for (const listener of this.#listeners) listener();
  }

  async #ask(): Promise<void> {
    if (this.asks) {
      const allowed = await new Promise<boolean>((answer) => this.questions.push({ answer }));
      if (!allowed) throw named('NotAllowedError');
    }
    if (this.fails !== null) throw named(this.fails);
  }

  #open(tracks: readonly FakeTrack[]): MediaTracks {
    this.opened.push(...tracks);
    const of = (kind: string) => tracks.filter((track) => track.kind === kind).map(asTrack);
    return { getAudioTracks: () => of('audio'), getVideoTracks: () => of('video') };
  }
}

const named = (name: string): Error => new DOMException('', name);
