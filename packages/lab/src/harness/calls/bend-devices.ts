/**
 * Bend devices: what the page is told of cameras, microphones and screens, so that trials can have every answer that a
 * person or a platform gives; and a voice that speaks when it is told to.
 */
import type {} from './watch-calls.ts';

/**
 * given: at once. late: after ten seconds, as from a person who reads first. refused: never. missing: there is none.
 */
export type DeviceAnswer = 'given' | 'late' | 'refused' | 'missing';

export interface DeviceWishes {
  readonly answer: DeviceAnswer;
  /** Instead of the browser's own beeping microphone: silent until `__devices.speak(true)`. */
  readonly voice: boolean;
  /** A camera and a microphone that cost little, whatever the page asks them for. */
  readonly small: boolean;
}

export interface DevicesPage {
  /** Begins or ends to speak; gives the page's time at which it did. */
  speak(speaking: boolean): number;
  /** All cameras and microphones given are pulled out. */
  unplug(): void;
}

declare global {
  var __devices: DevicesPage;
}

/** To be run in the page after `watchCalls`; must not refer to anything outside itself. */
export function bendDevices({ answer, voice, small }: DeviceWishes): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return;
  const smallCamera = { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 3, max: 3 } };
  const plainSound = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const fitted = ({ audio, video }: MediaStreamConstraints = {}): MediaStreamConstraints => ({
    audio: typeof audio === 'object' ? { ...audio, ...plainSound } : (audio ?? false),
    video: typeof video === 'object' ? { ...video, ...smallCamera } : (video ?? false),
  });
  const askDevices = devices.getUserMedia.bind(devices);
  const ask = async (wishes: MediaStreamConstraints | undefined): Promise<MediaStream> => {
    const stream = await askDevices(small ? fitted(wishes) : wishes);
    for (const camera of small ? stream.getVideoTracks() : []) {
      // The call fits it to how many there are.
      camera.applyConstraints = async () => undefined;
    }
    return stream;
  };
  const { given } = globalThis.__calls;
  const refuse = (name: string): never => {
    throw new DOMException('as the trial wants it', name);
  };
  let mouth: {
    readonly sound: AudioContext;
    readonly level: GainNode;
    readonly track: MediaStreamTrack;
  } | null = null;

  const openMouth = (): MediaStreamTrack => {
    if (mouth === null) {
      const sound = new AudioContext();
      const tone = new OscillatorNode(sound, { frequency: 220, type: 'sawtooth' });
      const level = new GainNode(sound, { gain: 0 });
      const out = new MediaStreamAudioDestinationNode(sound, { channelCount: 1 });
      tone.connect(level).connect(out);
      tone.start();
      const [track] = out.stream.getAudioTracks();
      if (track === undefined) throw new Error('no voice');
      mouth = { sound, level, track };
    }
    return mouth.track.clone();
  };
  const opened = async (wishes: MediaStreamConstraints | undefined): Promise<MediaStream> => {
    const wantsVoice = voice && wishes?.audio !== undefined && wishes.audio !== false;
    if (!wantsVoice) return ask(wishes);
    const { video } = wishes;
    const stream =
      video === undefined || video === false ? new MediaStream() : await ask({ ...wishes, audio: false });
    stream.addTrack(openMouth());
    return stream;
  };
  devices.getUserMedia = async (wishes) => {
    if (answer === 'refused') return refuse('NotAllowedError');
    if (answer === 'missing') return refuse('NotFoundError');
    if (answer === 'late') await new Promise((done) => setTimeout(done, 10_000));
    const stream = await opened(wishes);
    given.push(...stream.getTracks());
    return stream;
  };

  // No screen of this machine is needed: a picture that changes, drawn here.
  devices.getDisplayMedia = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 180];
    const pen = canvas.getContext('2d');
    let turn = 0;
    const timer = setInterval(() => {
      turn += 1;
      if (pen === null) return;
      pen.fillStyle = turn % 2 === 0 ? '#204060' : '#602040';
      pen.fillRect(0, 0, 320, 180);
    }, 200);
    const stream = canvas.captureStream(5);
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        clearInterval(timer);
        stop();
      };
    }
    given.push(...stream.getTracks());
    return Promise.resolve(stream);
  };

  globalThis.__devices = {
    speak(speaking) {
      if (mouth === null) throw new Error('nobody has asked for the microphone');
      const { sound, level } = mouth;
      level.gain.setTargetAtTime(speaking ? 0.3 : 0, sound.currentTime, 0.005);
      return performance.now();
    },
    unplug() {
      for (const track of given) {
        if (track.readyState === 'ended') continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    },
  };
}
