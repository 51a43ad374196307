/** ByteRange: which part of a file a request asks for. [UP16] */
import type { ByteRange } from '../ports/blob-store.ts';

/** all: no range, or one that may be passed over (several at once, another unit); none: there is no such part. */
export type WantedPart = 'all' | 'none' | ByteRange;

export function wantedPart(header: string | undefined, bytes: number): WantedPart {
  const found = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/.exec(header ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (found === null || (first === '' && last === '')) return 'all';
  if (first === '') {
    const length = Math.min(bytes, Number(last));
    return length === 0 ? 'none' : { first: bytes - length, last: bytes - 1 };
  }
  const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(bytes - 1, Number(last))];
  if (last !== '' && Number(last) < from) return 'all';
  return from >= bytes ? 'none' : { first: from, last: to };
}
