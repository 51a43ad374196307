/** Fetch subtitles: those that an address leads to. Nothing of this person is sent along. */
import { fail, type Result } from '@lockstep/core';
import { below } from '../../base.ts';
import { LARGEST_BYTES, readSubtitles, type SubtitleProblem, type SubtitleText } from './read-subtitles.ts';

const PATIENCE_MS = 20_000;

/** @param url http(s), or a path on this server */
export async function fetchSubtitles(url: string): Promise<Result<SubtitleText, SubtitleProblem>> {
  try {
    const answer = await fetch(url.startsWith('/') ? below(url) : url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok || answer.body === null) return fail('unreachable');
    const bytes = await wholeOf(answer.body);
    return bytes === null ? fail('tooLarge') : await readSubtitles(new File(bytes, nameOfLink(url)));
  } catch {
    // The network, or a site that lets no other page read its files: browsers do not tell which.
    return fail('unreachable');
  }
}

/** null: more than anybody's subtitles. */
async function wholeOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<BlobPart[] | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > LARGEST_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return parts;
}

/** The last readable part of an address: `https://a.example/subs/My%20film.srt?x=1` → `My film.srt`. */
export function nameOfLink(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  const last = path.split('/').findLast((part) => part !== '') ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
