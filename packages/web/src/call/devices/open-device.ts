/** OpenDevice: asks the browser for a microphone, a camera or a screen. What it says no for is an answer, not an error. [CA40] */
import { fail, ok, type Result } from '@lockstep/core';
import type { MediaPort, MediaTracks } from './media-port.ts';

/** As in `DeviceState`. */
export type DeviceProblem = 'refused' | 'missing' | 'busy' | 'failed';

export interface OpenedDevice {
  readonly track: MediaStreamTrack;
  /** The chosen one is not there any more: this is the platform's own choice. */
  readonly instead: boolean;
}

export interface OpenedScreen {
  readonly picture: MediaStreamTrack;
  /** null: the person, or the browser, gives none. */
  readonly sound: MediaStreamTrack | null;
}

export type OpenDevice = (id: string | null) => Promise<Result<OpenedDevice, DeviceProblem>>;

const nameOf = (why: unknown): string => (why instanceof Error ? why.name : '');

function problemOf(name: string): DeviceProblem {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

const exactly = (id: string | null): MediaTrackConstraints =>
  id === null ? {} : { deviceId: { exact: id } };

/**
 * `all`: everything that this computer plays is taken out, the film as well; where a browser knows only yes and no, it
 * reads it as yes. The types of TypeScript do not have it yet.
 */
const allEchoes = { ideal: 'all' } as unknown as ConstrainBoolean;

const voice = (id: string | null, echoes: ConstrainBoolean): MediaTrackConstraints => ({
  ...exactly(id),
  echoCancellation: echoes,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: { ideal: 1 },
});

async function askMic(port: MediaPort, id: string | null): Promise<MediaTracks> {
  try {
    return await port.getUserMedia({ audio: voice(id, allEchoes) });
  } catch (why) {
    if (nameOf(why) !== 'TypeError') throw why;
    return port.getUserMedia({ audio: voice(id, true) });
  }
}

const askCamera = async (port: MediaPort, id: string | null): Promise<MediaTracks> =>
  port.getUserMedia({
    video: {
      ...exactly(id),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 30 },
    },
  });

async function open(
  ask: (id: string | null) => Promise<MediaTracks>,
  id: string | null,
): ReturnType<OpenDevice> {
  try {
    const stream = await ask(id);
    const track = stream.getAudioTracks()[0] ?? stream.getVideoTracks()[0];
    return track === undefined ? fail('missing') : ok({ track, instead: false });
  } catch (why) {
    const problem = problemOf(nameOf(why));
    if (problem !== 'missing' || id === null) return fail(problem);
    const other = await open(ask, null);
    return other.ok ? ok({ ...other.value, instead: true }) : other;
  }
}

export const micOpener =
  (port: MediaPort | null): OpenDevice =>
  async (id) => {
    if (port === null) return fail('failed');
    const opened = await open(async (wanted) => askMic(port, wanted), id);
    if (opened.ok) opened.value.track.contentHint = 'speech';
    return opened;
  };

export const cameraOpener =
  (port: MediaPort | null): OpenDevice =>
  async (id) =>
    port === null ? fail('failed') : open(async (wanted) => askCamera(port, wanted), id);

export async function openScreen(
  port: MediaPort | null,
): Promise<Result<OpenedScreen, 'refused' | 'failed'>> {
  if (port?.getDisplayMedia === undefined) return fail('failed');
  try {
    const stream = await port.getDisplayMedia({
      video: { frameRate: { ideal: 15, max: 30 } },
      // As it is played: nothing is to be taken out of it.
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    const [picture] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    if (picture === undefined) {
      sound?.stop();
      return fail('failed');
    }
    picture.contentHint = 'detail';
    return ok({ picture, sound: sound ?? null });
  } catch (why) {
    return fail(nameOf(why) === 'NotAllowedError' ? 'refused' : 'failed');
  }
}
