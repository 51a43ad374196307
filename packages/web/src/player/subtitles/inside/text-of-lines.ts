/** Text of lines: what has been read of a track so far, as one file of subtitles would say it. */
import { cuesOf } from '../cues.ts';
import type { SubtitleText } from '../read-subtitles.ts';
import type { TextFormat } from './matroska-track.ts';
import type { Line } from './track.ts';

/** Lines of scripts with styles are numbered in the order in which they stood. */
export async function textOfLines(
  format: TextFormat,
  header: string,
  lines: readonly Line[],
  fonts: readonly Uint8Array[],
): Promise<SubtitleText> {
  switch (format) {
    case 'srt':
      return { cues: await cuesOf(lines.map(srtLine).join('\n\n'), 'srt'), script: null, plain: null };
    case 'vtt':
      return {
        cues: await cuesOf(`WEBVTT\n\n${lines.map(vttLine).join('\n\n')}\n`, 'vtt'),
        script: null,
        plain: null,
      };
    case 'ass':
    case 'ssa': {
      const text = scriptOf(format, header, lines);
      return { cues: await cuesOf(text, 'ass'), script: { text, fonts }, plain: null };
    }
  }
}

/** An empty line would end the cue. */
const whole = (text: string): string =>
  text
    .replaceAll('\r', '')
    .replace(/\n{2,}/g, '\n')
    .trim();

const srtLine = ({ from, to, text }: Line, index: number): string =>
  `${index + 1}\n${clock(from, 3, ',')} --> ${clock(to, 3, ',')}\n${whole(text)}`;

const vttLine = ({ from, to, text }: Line): string =>
  `${clock(from, 3, '.')} --> ${clock(to, 3, '.')}\n${whole(text)}`;

/** `ReadOrder,Layer,Style,Name,MarginL,MarginR,MarginV,Effect,Text` */
const STORED = /^(\d+),([^,]*),(.*)$/s;

function scriptOf(format: 'ass' | 'ssa', header: string, lines: readonly Line[]): string {
  const events = lines
    .flatMap(({ from, to, text }) => {
      const [, order, layer, rest] = STORED.exec(text) ?? [];
      if (order === undefined || rest === undefined) return [];
      const first = format === 'ass' ? layer : 'Marked=0';
      // A line is one line, whatever is in it.
      const said = rest.replaceAll(/[\r\n]+/g, String.raw`\N`);
      const line = `Dialogue: ${first},${clock(from, 2, '.')},${clock(to, 2, '.')},${said}`;
      return [{ order: Number(order), line }];
    })
    .toSorted((a, b) => a.order - b.order)
    .map(({ line }) => line);
  const head = header.trimEnd();
  const known = /^\[Events\]/im.test(head) ? '' : `\n\n[Events]\n${FORMATS[format]}`;
  return `${head}${known}\n${events.join('\n')}\n`;
}

const FORMATS = {
  ass: 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  ssa: 'Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
} as const;

/** `1:02:03.45` */
function clock(sec: number, digits: number, point: string): string {
  const units = Math.max(0, Math.round(sec * 10 ** digits));
  const whole = Math.floor(units / 10 ** digits);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const rest = pad(units % 10 ** digits, digits);
  return `${pad(Math.floor(whole / 3600), 2)}:${pad(Math.floor(whole / 60) % 60, 2)}:${pad(whole % 60, 2)}${point}${rest}`;
}
