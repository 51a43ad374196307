/**
 * FilmAnswer: what a request for a film is answered, as far as its headers and facts of the file tell: everything, parts of
 * it, or that nothing is new. Pure. Rules TR1–TR7 in docs/spec/transfers.md.
 */
import { lengthOf, rangesIn, type Span } from './byte-ranges.ts';

export interface FilmAsked {
  readonly method: string;
  readonly headers: Readonly<Partial<Record<AskedHeader, string>>>;
}
type AskedHeader =
  | 'range'
  | 'if-range'
  | 'if-match'
  | 'if-none-match'
  | 'if-modified-since'
  | 'if-unmodified-since';

export interface FileOnDisk {
  readonly bytes: number;
  /** ns since 1970. */
  readonly changedNs: bigint;
  readonly type: string;
}

export interface FilmAnswer {
  readonly status: 200 | 206 | 304 | 412 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** What is sent, in this order; empty for answers without a body. */
  readonly parts: readonly { readonly before: string; readonly span: Span }[];
  /** What ends an answer of several parts. */
  readonly after: string;
}

/** Nobody who plays a film wants more at once; whoever does gets it whole. */
const mostRanges = 10;
/** A file that was changed so lately may be changed again within one tick of its clock. [TR5] */
const stillAfterNs = 2_000_000_000n;

/** @param nowMs ms since 1970; @param mark parts the parts of an answer of several */
export function answerFor(asked: FilmAsked, file: FileOnDisk, nowMs: number, mark: string): FilmAnswer {
  const tag = tagOf(file, nowMs);
  const changed = new Date(Number(file.changedNs / 1_000_000n)).toUTCString();
  const about = { etag: tag, 'last-modified': changed, 'accept-ranges': 'bytes' };
  const empty = (status: 304 | 412 | 416, headers = {}): FilmAnswer => ({
    status,
    headers: { ...about, ...(status === 304 ? {} : { 'content-length': '0' }), ...headers },
    parts: [],
    after: '',
  });
  const { headers } = asked;
  if (isOtherThanWanted(headers, tag, changed)) return empty(412);
  if (isKnown(headers, tag, changed)) return empty(304);

  const body = asked.method !== 'HEAD';
  const whole: FilmAnswer = {
    status: 200,
    headers: { ...about, 'content-type': file.type, 'content-length': String(file.bytes) },
    parts: body && file.bytes > 0 ? [{ before: '', span: { from: 0, to: file.bytes - 1 } }] : [],
    after: '',
  };
  // A range belongs to GET alone (RFC 9110, 14.2).
  if (!body || headers.range === undefined || !isSameStill(headers['if-range'], tag, changed)) return whole;
  const spans = rangesIn(headers.range, file.bytes);
  if (spans === null || spans.length > mostRanges) return whole;
  const [only] = spans;
  if (only === undefined) return empty(416, { 'content-range': `bytes */${file.bytes}` });
  if (spans.length > 1) return several(spans, file, about, mark);
  return {
    status: 206,
    headers: {
      ...about,
      'content-type': file.type,
      'content-range': rangeText(only, file.bytes),
      'content-length': String(lengthOf(only)),
    },
    parts: [{ before: '', span: only }],
    after: '',
  };
}

function several(spans: readonly Span[], file: FileOnDisk, about: object, mark: string): FilmAnswer {
  const parts = spans.map((span, index) => ({
    before: `${index === 0 ? '' : '\r\n'}--${mark}\r\ncontent-type: ${file.type}\r\ncontent-range: ${rangeText(span, file.bytes)}\r\n\r\n`,
    span,
  }));
  const after = `\r\n--${mark}--\r\n`;
  const length = parts.reduce((sum, { before, span }) => sum + before.length + lengthOf(span), after.length);
  return {
    status: 206,
    headers: {
      ...about,
      'content-type': `multipart/byteranges; boundary=${mark}`,
      'content-length': String(length),
    },
    parts,
    after,
  };
}

const rangeText = ({ from, to }: Span, bytes: number): string => `bytes ${from}-${to}/${bytes}`;

/** Size and time to the nanosecond: the same on every node that has a copy with its time. Weak while it may still change. */
function tagOf({ bytes, changedNs }: FileOnDisk, nowMs: number): string {
  const isStill = BigInt(Math.round(nowMs)) * 1_000_000n - changedNs >= stillAfterNs;
  return `${isStill ? '' : 'W/'}"${bytes.toString(36)}-${changedNs.toString(36)}"`;
}

const tagsIn = (list: string): readonly string[] => list.split(',').map((tag) => tag.trim());
const plain = (tag: string): string => tag.replace(/^W\//, '');
const isStrong = (tag: string): boolean => !tag.startsWith('W/');
const moment = (text: string | undefined): number => (text === undefined ? Number.NaN : Date.parse(text));

/** Only a strong tag, or the very time, says that the bytes are the same (RFC 9110, 13.1.5). */
function isSameStill(ifRange: string | undefined, tag: string, changed: string): boolean {
  if (ifRange === undefined) return true;
  return ifRange.includes('"') ? isStrong(tag) && ifRange === tag : isStrong(tag) && ifRange === changed;
}

function isOtherThanWanted(headers: FilmAsked['headers'], tag: string, changed: string): boolean {
  const wanted = headers['if-match'];
  if (wanted !== undefined) return wanted.trim() !== '*' && !(isStrong(tag) && tagsIn(wanted).includes(tag));
  return Date.parse(changed) > moment(headers['if-unmodified-since']);
}

function isKnown(headers: FilmAsked['headers'], tag: string, changed: string): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined)
    return known.trim() === '*' || tagsIn(known).some((one) => plain(one) === plain(tag));
  return Date.parse(changed) <= moment(headers['if-modified-since']);
}
