/** Text pieces: subtitles in fragments of MP4, as DASH has them: TTML (`stpp`) and WebVTT (`wvtt`). ffmpeg writes neither. */
const u8 = (...numbers: readonly number[]): Buffer => Buffer.from(numbers);
function u16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(number);
  return bytes;
}
function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}
const zeros = (count: number): Buffer => Buffer.alloc(count);
const text = (words: string): Buffer => Buffer.from(words);

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const inside = Buffer.concat(parts);
  return Buffer.concat([u32(inside.length + 8), text(type), inside]);
};
const full = (type: string, flags: number, ...parts: readonly Buffer[]): Buffer =>
  box(type, u32(flags), ...parts);

/** Ticks of a second. */
const SCALE = 1000;
const MATRIX = Buffer.concat([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32));

export type TextKind = 'stpp' | 'wvtt';

const entryOf = (kind: TextKind): Buffer =>
  kind === 'stpp'
    ? box('stpp', zeros(6), u16(1), text('http://www.w3.org/ns/ttml\0'), u8(0), u8(0))
    : box('wvtt', zeros(6), u16(1), box('vttC', text('WEBVTT')));

/** What goes before all pieces. */
export function textInit(kind: TextKind): Buffer {
  const table = box(
    'stbl',
    full('stsd', 0, u32(1), entryOf(kind)),
    ...['stts', 'stsc', 'stco'].map((type) => full(type, 0, u32(0))),
    full('stsz', 0, u32(0), u32(0)),
  );
  const track = box(
    'trak',
    full('tkhd', 7, u32(0), u32(0), u32(1), zeros(8), zeros(16), MATRIX, zeros(8)),
    box(
      'mdia',
      full('mdhd', 0, u32(0), u32(0), u32(SCALE), u32(0), u16(0x55c4), u16(0)),
      full('hdlr', 0, u32(0), text(kind === 'stpp' ? 'subt' : 'text'), zeros(12), u8(0)),
      box(
        'minf',
        full(kind === 'stpp' ? 'sthd' : 'nmhd', 0),
        box('dinf', full('dref', 0, u32(1), full('url ', 1))),
        table,
      ),
    ),
  );
  const head = full(
    'mvhd',
    0,
    u32(0),
    u32(0),
    u32(SCALE),
    u32(0),
    u32(0x10000),
    u16(0x100),
    zeros(10),
    MATRIX,
    zeros(24),
    u32(2),
  );
  const extends_ = box('mvex', full('trex', 0, u32(1), u32(1), u32(0), u32(0), u32(0)));
  return Buffer.concat([
    box('ftyp', text('iso6'), u32(0), text('iso6dash')),
    box('moov', head, track, extends_),
  ]);
}

/** One line of WebVTT. */
export const vttSample = (line: string): Buffer => box('vttc', box('payl', text(line)));

/** A piece that begins at `fromSec`, of samples that are seen one after the other. */
export function textPiece(
  number: number,
  fromSec: number,
  samples: readonly { readonly sec: number; readonly bytes: Buffer }[],
): Buffer {
  const rows = samples.map(({ sec, bytes }) => Buffer.concat([u32(sec * SCALE), u32(bytes.length)]));
  const fragment = (offset: number): Buffer =>
    box(
      'moof',
      full('mfhd', 0, u32(number)),
      box(
        'traf',
        full('tfhd', 0x020000, u32(1)),
        full('tfdt', 0, u32(fromSec * SCALE)),
        // With where the samples lie, and how long and large each is.
        full('trun', 0x000301, u32(samples.length), u32(offset), ...rows),
      ),
    );
  const { length } = fragment(0);
  return Buffer.concat([fragment(length + 8), box('mdat', ...samples.map(({ bytes }) => bytes))]);
}

/** A document of TTML with these lines. */
export const ttml = (
  lines: readonly { readonly from: number; readonly to: number; readonly words: string }[],
): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="de">',
    '<head><layout><region xml:id="r" tts:origin="10% 80%" tts:extent="80% 20%"/></layout></head><body><div>',
    ...lines.map(
      ({ from, to, words }) =>
        `<p region="r" begin="${from}s" end="${to}s">${words}<br/><span tts:fontStyle="italic">so</span></p>`,
    ),
    '</div></body></tt>',
  ].join('\n');
