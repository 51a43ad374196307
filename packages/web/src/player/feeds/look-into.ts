/**
 * Look into: fetches the beginning of what an address leads to. Many sites do not let other sites' pages read what they
 * send, and the browser does not say whether it was that; then nothing is known. [MD5]
 */
import { kindOf, type FilmKind } from './film-kind.ts';

export type Look =
  /** kind null: something came, and it is nothing known. text: as far as it was read. */
  | { readonly type: 'seen'; readonly kind: FilmKind | null; readonly text: string }
  /** The site answered that there is nothing. */
  | { readonly type: 'missing' }
  /** It may be there or not. */
  | { readonly type: 'refused' };

/** Slower answers are not waited for: the element asks itself. */
const PATIENCE_MS = 6000;
const HEAD_BYTES = 2048;
/** Lists are read on: what they need is told anywhere in them. */
const LIST_BYTES = 256 * 1024;

export async function lookInto(url: string, signal: AbortSignal): Promise<Look> {
  const enough = new AbortController();
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      signal: AbortSignal.any([signal, enough.signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (answer.status === 404 || answer.status === 410) return { type: 'missing' };
    if (!answer.ok || answer.body === null) return { type: 'refused' };
    const type = answer.headers.get('content-type');
    const reader = answer.body.getReader();
    let head = await readUpTo(reader, HEAD_BYTES, new Uint8Array());
    const kind = kindOf(type, head);
    if (kind === 'hls') head = await readUpTo(reader, LIST_BYTES, head);
    return { type: 'seen', kind, text: kind === 'hls' ? new TextDecoder().decode(head) : '' };
  } catch {
    return { type: 'refused' };
  } finally {
    // A film must not be fetched twice.
    enough.abort();
  }
}

async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  bytes: number,
  had: Uint8Array,
): Promise<Uint8Array> {
  const pieces = [had];
  let size = had.length;
  while (size < bytes) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
