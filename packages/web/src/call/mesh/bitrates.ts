/** Bitrates: what is sent to each peer, so that all of them together fit through a usual line upwards (about 2 Mbit/s). [CA38] */
import type { TrackKind } from '../call-line.ts';
import type { MeshSender } from './peer-connection.ts';

export interface SendLimit {
  readonly bitsPerSec: number;
  readonly framesPerSec?: number;
  /** Each side of the picture is divided by it. */
  readonly shrink?: number;
}

const cameras: readonly SendLimit[] = [
  { bitsPerSec: 1_200_000, framesPerSec: 30, shrink: 1 },
  { bitsPerSec: 700_000, framesPerSec: 30, shrink: 1 },
  { bitsPerSec: 500_000, framesPerSec: 24, shrink: 1.5 },
  { bitsPerSec: 350_000, framesPerSec: 20, shrink: 2 },
  { bitsPerSec: 250_000, framesPerSec: 20, shrink: 2 },
];
const screens: readonly number[] = [2_500_000, 1_500_000, 1_000_000, 800_000, 600_000];
const fewest: SendLimit = { bitsPerSec: 200_000, framesPerSec: 15, shrink: 2.5 };

/** What may be sent of `kind` to each of `peers` others. */
export function sendLimit(kind: TrackKind, peers: number): SendLimit {
  const place = Math.max(0, peers - 1);
  switch (kind) {
    case 'mic':
      return { bitsPerSec: 40_000 };
    case 'screenSound':
      return { bitsPerSec: 96_000 };
    case 'camera':
      return cameras[place] ?? fewest;
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
  if (limit.shrink !== undefined) encoding.scaleResolutionDownBy = limit.shrink;
  await sender.setParameters(parameters);
}
