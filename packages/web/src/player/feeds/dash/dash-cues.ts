/**
 * DASH cues: what dash.js reads of subtitles, as text: WebVTT as it is, TTML (IMSC) line by line with its slanted, bold and
 * underlined parts. Places, colours and pictures are left out. [MD23]
 */
import type { FeedCue } from '../feed.ts';

/** A part of a TTML document as it is seen for a while: regions, paragraphs, spans. Nothing in it is sure. */
interface Part {
  readonly kind?: unknown;
  readonly text?: unknown;
  readonly contents?: unknown;
  readonly styleAttrs?: unknown;
}

/** One caption of dash.js. */
export interface Caption {
  readonly start?: unknown;
  readonly end?: unknown;
  /** Of WebVTT. */
  readonly data?: unknown;
  /** Of TTML. */
  readonly isd?: unknown;
}

const STYLING = 'http://www.w3.org/ns/ttml#styling ';

/** @param offsetSec what dash.js adds to their times to come to the element's */
export function cuesOfCaptions(captions: readonly Caption[], offsetSec: number): readonly FeedCue[] {
  return captions.flatMap(({ start, end, data, isd }) => {
    if (typeof start !== 'number' || typeof end !== 'number' || !(end > start)) return [];
    const text = typeof data === 'string' ? data : textOfPart(asPart(isd)).replaceAll(/\n{2,}/g, '\n');
    return text.trim() === '' ? [] : [{ from: start + offsetSec, to: end + offsetSec, text: text.trim() }];
  });
}

function textOfPart(part: Part): string {
  const { kind, text, contents } = part;
  if (kind === 'br') return '\n';
  const own = typeof text === 'string' ? styled(escaped(text), part) : '';
  const inner = Array.isArray(contents) ? contents.map((one: unknown) => textOfPart(asPart(one))) : [];
  // Two paragraphs at once are two lines.
  return own + inner.join('') + (kind === 'p' ? '\n' : '');
}

/** Spans carry the styles of all that is around them. */
function styled(text: string, { styleAttrs }: Part): string {
  const style = (name: string): unknown =>
    typeof styleAttrs === 'object' && styleAttrs !== null
      ? Object.getOwnPropertyDescriptor(styleAttrs, STYLING + name)?.value
      : undefined;
  const line = style('textDecoration');
  const isUnderlined = Array.isArray(line) ? line.includes('underline') : line === 'underline';
  const tags = [
    ...(style('fontStyle') === 'italic' || style('fontStyle') === 'oblique' ? ['i'] : []),
    ...(style('fontWeight') === 'bold' ? ['b'] : []),
    ...(isUnderlined ? ['u'] : []),
  ];
  return tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, text);
}

/** What is a mark in WebVTT is a letter here. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asPart = (value: unknown): Part => (typeof value === 'object' && value !== null ? value : {});
