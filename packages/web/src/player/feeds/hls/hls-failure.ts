/** HLS failure: what becomes of an error after which hls.js does not go on by itself. [MD10] */
import type { PlayerFailure } from '@lockstep/core';

/** As much of an error as decides. */
export interface HlsTrouble {
  /** As hls.js names it: networkError, mediaError, … */
  readonly type: string;
  readonly details: string;
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
}

export type Remedy =
  /** Ask the line again, after a while. */
  | { readonly do: 'load' }
  /** Empty the element and fill it anew. */
  | { readonly do: 'refill' }
  | { readonly do: 'tell'; readonly failure: PlayerFailure };

/** Nothing that was sent can be read here, however often it is asked for. */
const UNSUPPORTED = new Set([
  'manifestIncompatibleCodecsError',
  'bufferAddCodecError',
  'bufferIncompatibleCodecsError',
]);

/** @param refilled the element was emptied for such an error a short while ago */
export function remedyFor({ type, details, status }: HlsTrouble, refilled: boolean): Remedy {
  if (UNSUPPORTED.has(details) || type === 'keySystemError') return tell('unsupported');
  if (details === 'manifestParsingError' || details === 'levelEmptyError') return tell('damaged');
  if (type === 'networkError') {
    const asked = details.startsWith('manifest') || status === 404 || status === 403 || status === 410;
    return asked ? tell('unreachable') : { do: 'load' };
  }
  return refilled ? tell('damaged') : { do: 'refill' };
}

const tell = (failure: PlayerFailure): Remedy => ({ do: 'tell', failure });
