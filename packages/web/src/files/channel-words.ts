/** Channel words: what is said over the wire beside the file's bytes, one short JSON text each. */
import { isProblem, type Problem } from './transfer.ts';

export type ChannelWord =
  /** From the sender, first: the next byte is this one. */
  | { readonly say: 'from'; readonly at: number }
  /** From the sender, last: the SHA-256 of the whole file. */
  | { readonly say: 'end'; readonly hash: string }
  /** From the receiver: so many bytes are in their place. */
  | { readonly say: 'got'; readonly bytes: number }
  /** From the receiver: the whole is here, and has that hash. */
  | { readonly say: 'done' }
  | { readonly say: 'over'; readonly why: Problem }
  /** From either, now and then. */
  | { readonly say: 'alive' };

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** null: no word that is known here. */
export function channelWord(text: string): ChannelWord | null {
  if (text.length > 500) return null;
  const read = parsed(text);
  if (read === null) return null;
  switch (read['say']) {
    case 'from':
      return isCount(read['at']) ? { say: 'from', at: read['at'] } : null;
    case 'end': {
      const { hash } = read;
      return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? { say: 'end', hash } : null;
    }
    case 'got':
      return isCount(read['bytes']) ? { say: 'got', bytes: read['bytes'] } : null;
    case 'done':
      return { say: 'done' };
    case 'over':
      return isProblem(read['why']) ? { say: 'over', why: read['why'] } : null;
    case 'alive':
      return { say: 'alive' };
    default:
      return null;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : null;
  } catch {
    return null;
  }
}
