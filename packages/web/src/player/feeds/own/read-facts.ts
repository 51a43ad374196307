/** Read facts: what is in a film file, by the library that takes it apart. Runs in the worker. */
import {
  ADTS,
  EncodedPacketSink,
  FLAC,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
  type Input,
  type InputAudioTrack,
  type InputFormat,
  type InputTrack,
  type InputVideoTrack,
} from 'mediabunny';
import { codecName } from './codec-names.ts';
import { FRAMES_LOOKED_AT, frameLength } from './frame-length.ts';
import type { AudioFacts, Container, FileFacts, TrackFacts, VideoFacts } from './file-facts.ts';

/** Most particular first: each WebM is a Matroska too. */
const CONTAINERS: readonly (readonly [InputFormat, Container])[] = [
  [MP4, 'MP4'],
  [QTFF, 'QuickTime'],
  [WEBM, 'WebM'],
  [MATROSKA, 'Matroska'],
  [MPEG_TS, 'MPEG-TS'],
  [OGG, 'Ogg'],
  [MP3, 'MP3'],
  [WAVE, 'WAVE'],
  [FLAC, 'FLAC'],
  [ADTS, 'AAC'],
];

export const READ_FORMATS: InputFormat[] = CONTAINERS.map(([format]) => format);

/** Throws when the file cannot be read. */
export async function readFacts(input: Input): Promise<FileFacts> {
  const format = await input.getFormat();
  const container = CONTAINERS.find(([one]) => one === format)?.[1] ?? 'MP4';
  const video: VideoFacts[] = [];
  const audio: AudioFacts[] = [];
  for (const track of await input.getTracks()) {
    if (track.isVideoTrack()) video.push(await videoFacts(track, container));
    else if (track.isAudioTrack()) audio.push(await audioFacts(track));
  }
  if (video.length + audio.length === 0) throw new Error('no tracks');
  return { container, endSec: await endOf(input), video, audio };
}

async function endOf(input: Input): Promise<number | null> {
  const told = await input.getDurationFromMetadata();
  const end = told ?? (await input.computeDuration().catch(() => null));
  return end !== null && Number.isFinite(end) && end > 0 ? end : null;
}

async function trackFacts(track: InputTrack): Promise<TrackFacts> {
  const [family, inContainer, type, language, label, disposition, firstSec] = await Promise.all([
    track.getCodec(),
    track.getInternalCodecId(),
    track.getCodecParameterString().catch(() => null),
    track.getLanguageCode(),
    track.getName(),
    track.getDisposition(),
    track.getFirstTimestamp().catch(() => 0),
  ]);
  const word = typeof inContainer === 'object' ? null : inContainer;
  return {
    id: track.id,
    codec: codecName(family, word),
    type: family === null ? null : type,
    language: language === 'und' || language === '' ? null : language,
    label: label ?? '',
    preferred: disposition.default,
    firstSec,
  };
}

async function videoFacts(track: InputVideoTrack, container: Container): Promise<VideoFacts> {
  return {
    ...(await trackFacts(track)),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    frameSec: container === 'Matroska' ? await frameSec(track) : null,
  };
}

async function frameSec(track: InputVideoTrack): Promise<number | null> {
  const times: number[] = [];
  for await (const { timestamp } of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    times.push(timestamp);
    if (times.length === FRAMES_LOOKED_AT) break;
  }
  return frameLength(times);
}

async function audioFacts(track: InputAudioTrack): Promise<AudioFacts> {
  const codec = await track.getCodec();
  return {
    ...(await trackFacts(track)),
    channels: await track.getNumberOfChannels(),
    sampleRate: await track.getSampleRate(),
    decodable: needsDolby(codec) || (codec !== null && (await track.canDecode().catch(() => false))),
  };
}

/** Sound that no browser decodes and that comes with a decoder of its own. */
export const needsDolby = (codec: string | null): boolean => codec === 'ac3' || codec === 'eac3';
