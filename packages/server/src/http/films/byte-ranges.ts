/**
 * ByteRanges: the parts of a file that a Range header asks for (RFC 9110, 14.1.2). Own, because the usual parsers refuse the
 * last 500 bytes of a file of 100, and take what is no range at all for one that is not there.
 */

/** First and last byte. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const lengthOf = ({ from, to }: Span): number => to - from + 1;

/** null: not a range of bytes, to be overlooked; empty: none of them is there. What touches is one; in their order. */
export function rangesIn(header: string, bytes: number): readonly Span[] | null {
  const [, list] = /^\s*bytes\s*=(.+)$/i.exec(header) ?? [];
  if (list === undefined) return null;
  const spans: Span[] = [];
  for (const word of list.split(',').map((one) => one.trim())) {
    const [, first = '', last = ''] = /^(\d{0,15})-(\d{0,15})$/.exec(word) ?? [];
    if (first === '' && last === '') return null;
    if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
    const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
    const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
    if (from <= to) spans.push({ from, to });
  }
  return joined(spans);
}

/** Overlapping and touching ones made one, in the place of the first of them. */
function joined(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const at = kept.findIndex(({ from, to }) => span.from <= to + 1 && from <= span.to + 1);
    const other = kept[at];
    if (other === undefined) kept.push(span);
    else kept[at] = { from: Math.min(other.from, span.from), to: Math.max(other.to, span.to) };
  }
  return kept.length === spans.length ? kept : joined(kept);
}
