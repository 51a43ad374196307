/** Keep plan: how the fetching of a film to this device begins or goes on, from what is here and what its server answers. Pure. [TR32] */

/** What is known of the part that is here. */
export interface Part {
  /** Bytes that are here. */
  readonly bytes: number;
  /** What names this state of the film: its tag, else its time; null: nothing does, and no part fits another. */
  readonly mark: string | null;
  /** Bytes of the whole; null: not told. */
  readonly total: number | null;
}

export interface KeepAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

export type KeepPlan =
  /** `from`: what is sent begins there. `total`: bytes of the whole; null: not told. */
  | {
      readonly do: 'write';
      readonly from: number;
      readonly total: number | null;
      readonly mark: string | null;
    }
  /** All of it is here. */
  | { readonly do: 'nothing' }
  /** Ask again for all of it. */
  | { readonly do: 'anew' }
  | { readonly do: 'fail'; readonly why: 'gone' | 'noFilm' | 'network' };

/** What to ask for. Not `If-Range`: about that browsers ask other servers first, and few of those know an answer. */
export function askedFor({ bytes, mark }: Part): Readonly<Record<string, string>> {
  return bytes === 0 || mark === null ? {} : { range: `bytes=${bytes}-` };
}

export function planFor(part: Part, { status, header }: KeepAnswer): KeepPlan {
  if (status === 404 || status === 410 || status === 401 || status === 403)
    return { do: 'fail', why: 'gone' };
  const [, first, all] = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(header('content-range') ?? '') ?? [];
  if (status === 416)
    return all !== undefined && Number(all) === part.bytes ? { do: 'nothing' } : { do: 'anew' };
  // A page about an error, or a way to log in, is no film.
  if (/^text\/html/i.test(header('content-type') ?? '')) return { do: 'fail', why: 'noFilm' };
  const mark = markOf(header);
  const length = lengthIn(header);
  if (status === 206) {
    // Other servers let scripts read the length, and seldom the range.
    const isRest =
      first === undefined
        ? part.total !== null && length === part.total - part.bytes
        : Number(first) === part.bytes;
    if (!isRest || mark === null || mark !== part.mark) return { do: 'anew' };
    return { do: 'write', from: part.bytes, total: all === undefined ? part.total : Number(all), mark };
  }
  if (status !== 200) return { do: 'fail', why: 'network' };
  return { do: 'write', from: 0, total: length, mark };
}

function lengthIn(header: KeepAnswer['header']): number | null {
  const length = Number(header('content-length') ?? Number.NaN);
  // Packed on its way it has another length.
  const isPlain = (header('content-encoding') ?? 'identity') === 'identity';
  return isPlain && Number.isSafeInteger(length) && length > 0 ? length : null;
}

/** A weak tag does not say that the bytes are the same. */
function markOf(header: KeepAnswer['header']): string | null {
  const tag = header('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return tag === null ? header('last-modified') : null;
}
