/** Bitrates: what is sent to each peer, so that all of them together fit through a usual line upwards (about 2 Mbit/s). [CA38] */
import type { TrackKind } from '../call-line.ts';
import type { MeshSender } from './peer-connection.ts';

export interface SendLimit {
  readonly bitsPerSec: number;
  readonly framesPerSec?: number;
  /** Lines of a picture. */
  readonly height?: number;
}

interface CameraLimit extends SendLimit {
  readonly framesPerSec: number;
  readonly height: number;
}

const cameras: readonly CameraLimit[] = [
  { bitsPerSec: 1_200_000, framesPerSec: 30, height: 720 },
  { bitsPerSec: 700_000, framesPerSec: 24, height: 540 },
  { bitsPerSec: 500_000, framesPerSec: 20, height: 360 },
  { bitsPerSec: 300_000, framesPerSec: 15, height: 270 },
  { bitsPerSec: 250_000, framesPerSec: 15, height: 270 },
];
const screens: readonly number[] = [2_500_000, 1_500_000, 1_000_000, 800_000, 600_000];
const fewest: CameraLimit = { bitsPerSec: 200_000, framesPerSec: 15, height: 180 };

const cameraLimit = (peers: number): CameraLimit => cameras[Math.max(0, peers - 1)] ?? fewest;

/** What may be sent of `kind` to each of `peers` others. */
export function sendLimit(kind: TrackKind, peers: number): SendLimit {
  const place = Math.max(0, peers - 1);
  switch (kind) {
    case 'mic':
      return { bitsPerSec: 40_000 };
    case 'screenSound':
      return { bitsPerSec: 96_000 };
    case 'camera':
      return cameraLimit(peers);
    case 'screen':
      // Text stays readable: fewer pictures instead of smaller ones.
      return { bitsPerSec: screens[place] ?? 500_000, framesPerSec: peers > 2 ? 10 : 15 };
  }
}

/** Rejects where the browser has nothing to limit yet. */
export async function limitSender(sender: MeshSender, limit: SendLimit): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (encoding === undefined) return;
  encoding.maxBitrate = limit.bitsPerSec;
  if (limit.framesPerSec !== undefined) encoding.maxFramerate = limit.framesPerSec;
  const lines = sender.track?.getSettings().height;
  if (limit.height !== undefined && lines !== undefined) {
    encoding.scaleResolutionDownBy = Math.max(1, lines / limit.height);
  }
  await sender.setParameters(parameters);
}

/** The camera gives no more than goes out: what is made smaller once need not be made smaller for each of the others. */
export async function fitCamera(camera: MediaStreamTrack, peers: number): Promise<void> {
  const { framesPerSec, height } = cameraLimit(peers);
  await camera.applyConstraints({
    width: { ideal: (height * 16) / 9 },
    height: { ideal: height },
    frameRate: { ideal: framesPerSec, max: framesPerSec },
  });
}
