/** Track words: the tracks of a film's file, as far as they were read. */
import { m } from '../../i18n/messages.ts';
import type { FeedState } from '../../player/feeds/feed.ts';
import type { Fact } from './facts.tsx';

type Known = Pick<FeedState, 'file' | 'unplayable' | 'audioTrack' | 'way'>;

export const trackFacts = (known: Known): readonly Fact[] => [
  { name: m.own_info_picture(), value: pictureText(known) },
  { name: m.own_info_sound(), value: soundText(known) },
  { name: m.own_info_way(), value: wayText(known.way) },
];

function pictureText({ file, unplayable }: Known): string | null {
  const codec = file?.video[0]?.codec ?? null;
  if (codec === null) return null;
  const missing = unplayable.some(({ kind }) => kind === 'video');
  return missing ? m.own_info_unplayable({ codec }) : codec;
}

/** The track that is heard. */
function soundText({ file, unplayable, audioTrack }: Known): string | null {
  const track = file?.audio.find(({ id }) => String(id) === audioTrack) ?? file?.audio[0];
  if (track === undefined) return null;
  const { codec, channels } = track;
  if (unplayable.some(({ kind }) => kind === 'audio')) return m.own_info_unplayable({ codec });
  return channels > 2 ? m.own_info_channels({ codec, channels }) : codec;
}

function wayText(way: FeedState['way']): string | null {
  switch (way) {
    case 'itself':
      return m.own_way_itself();
    case 'rewrapped':
      return m.own_way_rewrapped();
    case 'recoded':
      return m.own_way_recoded();
    case null:
      return null;
  }
}
