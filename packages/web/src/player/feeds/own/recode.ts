/**
 * Recode: sound the browser cannot be fed is decoded and coded anew as Opus, in stereo, a little ahead of the picture.
 * Holes are filled with silence, as a hole in one track stops them all. Runs in the worker.
 */
import { AudioSample, AudioSampleSink, AudioSampleSource, type InputAudioTrack } from 'mediabunny';
import { createPacker } from './packer.ts';
import { createPump, SWING_IN_SEC, type Pump, type Turn } from './pump.ts';
import { needsDolby } from './read-facts.ts';
import type { Timeline } from './timeline.ts';

const CHANNELS = 2;
/** What Opus works with, Hz. */
const RATE = 48_000;
const BITS_PER_SEC = 160_000;
/** Shorter ones are steps in the times of the packets. */
const HOLE_SEC = 0.05;
/** Silence is made in parts of at most so many s. */
const SILENCE_SEC = 1;
const LAST_SEC = 0.2;

export async function pumpRecoded(
  track: InputAudioTrack,
  { shiftSec }: Timeline,
  fromSec: number,
): Promise<Pump> {
  // More than a MB, and few films need it.
  if (needsDolby(await track.getCodec())) (await import('@mediabunny/ac3')).registerAc3Decoder();
  const source = new AudioSampleSource({
    codec: 'opus',
    bitrate: BITS_PER_SEC,
    transform: { numberOfChannels: CHANNELS, sampleRate: RATE },
  });
  const packer = createPacker('mp4', { kind: 'audio', source });
  const begin = Math.max(0, fromSec - SWING_IN_SEC);
  const sink = new AudioSampleSink(track);
  const samples = sink.samples(Math.max(begin + shiftSec, await track.getFirstTimestamp()));
  let filledTo = begin;
  const silence = async (
    to: number,
    { sampleRate, numberOfChannels }: Pick<AudioSample, 'sampleRate' | 'numberOfChannels'>,
  ): Promise<void> => {
    while (to - filledTo > HOLE_SEC) {
      const frames = Math.round(Math.min(SILENCE_SEC, to - filledTo) * sampleRate);
      const hush = new AudioSample({
        data: new Float32Array(frames * numberOfChannels),
        format: 'f32',
        numberOfChannels,
        sampleRate,
        timestamp: filledTo,
      });
      await source.add(hush);
      hush.close();
      filledTo += frames / sampleRate;
    }
  };
  const turn: Turn = async () => {
    const { value, done } = await samples.next();
    if (done === true || value === undefined) {
      // Sent behind the sound's end: without any sound the buffer would hold up the picture.
      if (filledTo === begin)
        await silence(begin + LAST_SEC, { sampleRate: RATE, numberOfChannels: CHANNELS });
      return false;
    }
    const at = value.timestamp - shiftSec;
    if (at + value.duration > begin) {
      await silence(at, value);
      value.setTimestamp(Math.max(0, at));
      await source.add(value);
      filledTo = at + value.duration;
    }
    value.close();
    return true;
  };
  return createPump(packer, turn, () => samples.return(undefined));
}
