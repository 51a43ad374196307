/**
 * Pump: brings one track of a file from a position on, piece by piece, as fast as it is asked and no faster. Nothing but
 * the piece in the making is held, however long the film is. Runs in the worker.
 */
import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  type EncodedPacket,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';
import type { VideoFacts } from './file-facts.ts';
import { createPacker, type Packer } from './packer.ts';
import type { TrackWay } from './plan.ts';
import { pictureTime, type Timeline } from './timeline.ts';

export interface Pump {
  /** null: the film has ended, or cannot be read further. Throws when nothing at all could be read. */
  readonly next: () => Promise<ArrayBuffer | null>;
  readonly stop: () => Promise<void>;
}

/** One turn puts a little more into the packer; false: there is no more. */
export type Turn = () => Promise<boolean>;

/** Sound decoders swing in: they begin so much before the position, in s. */
export const SWING_IN_SEC = 0.1;

export async function pumpVideo(
  track: InputVideoTrack,
  facts: VideoFacts,
  way: TrackWay,
  timeline: Timeline,
  fromSec: number,
  skip: boolean,
): Promise<Pump> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (codec === null || config === null) throw new Error('no decoder configuration');
  const source = new EncodedVideoPacketSource(codec);
  const packer = createPacker(way.wrap, { kind: 'video', source, rotation: facts.rotation });
  const sink = new EncodedPacketSink(track);
  const first = await keyPacket(sink, fromSec + timeline.shiftSec, skip);
  if (first === null) {
    if (skip) return NOTHING;
    throw new Error('no key picture');
  }
  // A film whose picture begins late shows its first one from the beginning on; one that was skipped stands still.
  const opening = skip ? Math.max(0, fromSec) : first.timestamp <= facts.firstSec ? 0 : null;
  const packets = sink.packets(first);
  let fed = 0;
  const turn: Turn = async () => {
    const { value: packet, done } = await packets.next();
    if (done === true || packet === undefined) return false;
    // It leans on pictures that were not brought. Some decoders give up the film for it. [RX10]
    if (packet.timestamp < first.timestamp || packet.byteLength === 0) return true;
    const at = fed === 0 && opening !== null ? opening : pictureTime(packet.timestamp, facts, timeline);
    const meta = fed === 0 ? { decoderConfig: config } : undefined;
    await source.add(packet.clone({ timestamp: at, duration: Math.max(0, packet.duration) }), meta);
    fed += 1;
    return true;
  };
  return createPump(packer, turn, () => packets.return(undefined));
}

const NOTHING: Pump = { next: () => Promise.resolve(null), stop: () => Promise.resolve() };

/** The key picture at or before a time of the file, the film's first, or with `skip` the one behind it. */
async function keyPacket(
  sink: EncodedPacketSink,
  atSec: number,
  skip: boolean,
): Promise<EncodedPacket | null> {
  // As the file says: looked at closely, the key pictures of many discs and broadcasts would not count as such.
  const here = (await sink.getKeyPacket(atSec)) ?? (await sink.getFirstKeyPacket());
  return here === null || !skip ? here : sink.getNextKeyPacket(here);
}

/** Sound as it is in the file. */
export async function pumpAudio(
  track: InputAudioTrack,
  way: TrackWay,
  { shiftSec }: Timeline,
  fromSec: number,
): Promise<Pump> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (codec === null || config === null) throw new Error('no decoder configuration');
  const source = new EncodedAudioPacketSource(codec);
  const packer = createPacker(way.wrap, { kind: 'audio', source });
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getPacket(fromSec + shiftSec - SWING_IN_SEC)) ?? (await sink.getFirstPacket());
  if (first === null) throw new Error('no sound');
  const packets = sink.packets(first);
  let fed = 0;
  let next: number | null = null;
  const turn: Turn = async () => {
    const { value: packet, done } = await packets.next();
    if (done === true || packet === undefined) return false;
    const at: number = evenly(packet, next) - shiftSec;
    next = at + shiftSec + packet.duration;
    // Before the film begins there is only the decoder's warm-up.
    if (at < 0) return true;
    await source.add(packet.clone({ timestamp: at }), fed === 0 ? { decoderConfig: config } : undefined);
    fed += 1;
    return true;
  };
  return createPump(packer, turn, () => packets.return(undefined));
}

/** Whole ms make steps in the sound's times where there are none. */
const ROUNDED_SEC = 0.0015;

function evenly({ timestamp }: EncodedPacket, expected: number | null): number {
  return expected !== null && Math.abs(timestamp - expected) <= ROUNDED_SEC ? expected : timestamp;
}

export function createPump(packer: Packer, turn: Turn, close: () => Promise<unknown>): Pump {
  let state: 'new' | 'going' | 'over' = 'new';
  let brought = false;
  const take = (): ArrayBuffer | null => {
    const bytes = packer.take();
    brought ||= bytes !== null;
    return bytes;
  };
  const goOn = async (): Promise<ArrayBuffer | null> => {
    if (state === 'new') {
      await packer.start();
      state = 'going';
    }
    while (state === 'going') {
      const piece = take();
      if (piece !== null) return piece;
      if (await turn()) continue;
      state = 'over';
      await packer.finish();
    }
    return take();
  };
  return {
    async next() {
      try {
        return await goOn();
      } catch (error) {
        // A file that breaks off is a film as far as it goes.
        if (state !== 'going' || !brought) throw error;
        state = 'over';
        await packer.finish().catch(() => undefined);
        return take();
      }
    },
    async stop() {
      state = 'over';
      await close().catch(() => undefined);
      await packer.cancel().catch(() => undefined);
    },
  };
}
