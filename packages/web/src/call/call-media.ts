/** CallMedia: what this device gives to a call: its microphone, camera and screen, and which of it goes out just now. */
import { cameraOpener, micOpener, openScreen } from './devices/open-device.ts';
import type { MediaPort } from './devices/media-port.ts';
import { createOwnDevice, type OwnDevice } from './devices/own-device.ts';
import { createOwnScreen, type OwnScreen } from './devices/own-screen.ts';
import type { DeviceKind } from './call.ts';
import type { Sends, TrackKind } from './call-line.ts';

/** When the microphone, though it is on, is not to be heard. */
export interface Gate {
  readonly pushToTalk: boolean;
  readonly talking: boolean;
  readonly sameRoom: boolean;
}

export interface CallMedia {
  readonly mic: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: OwnScreen;
  readonly setGate: (gate: Gate) => void;
  /** As the others are told. */
  readonly sends: () => Sends;
  readonly tracks: () => Readonly<Record<TrackKind, MediaStreamTrack | null>>;
  /** Lets go of every device. */
  readonly close: () => void;
}

export interface CallMediaOptions {
  /** null: this browser gives none. */
  readonly port: MediaPort | null;
  readonly onChange: () => void;
  readonly onUnplugged: (kind: DeviceKind) => void;
}

export function createCallMedia({ port, onChange, onUnplugged }: CallMediaOptions): CallMedia {
  let gate: Gate = { pushToTalk: false, talking: false, sameRoom: false };
  const isHeard = (): boolean => !gate.sameRoom && (!gate.pushToTalk || gate.talking);
  const hearMic = (): void => {
    const track = mic.track();
    // Turned on and off instead of being sent and not: nothing of the first word is lost.
    if (track !== null) track.enabled = mic.state() === 'on' && isHeard();
    onChange();
  };
  const mic = createOwnDevice({
    open: micOpener(port),
    staysOpen: true,
    onChange: hearMic,
    onUnplugged: () => onUnplugged('mic'),
  });
  const camera = createOwnDevice({
    open: cameraOpener(port),
    staysOpen: false,
    onChange,
    onUnplugged: () => onUnplugged('camera'),
  });
  const screen = createOwnScreen(async () => openScreen(port), onChange);
  const given = (device: OwnDevice): MediaStreamTrack | null =>
    device.state() === 'on' ? device.track() : null;

  return {
    mic,
    camera,
    screen,
    setGate(next) {
      gate = next;
      hearMic();
    },
    sends: () => ({
      mic: given(mic) !== null && !gate.sameRoom,
      camera: given(camera) !== null,
      screen: screen.picture() !== null,
    }),
    tracks: () => ({
      mic: gate.sameRoom ? null : given(mic),
      camera: given(camera),
      screen: screen.picture(),
      screenSound: screen.sound(),
    }),
    close() {
      mic.close();
      camera.close();
      screen.stop();
    },
  };
}
