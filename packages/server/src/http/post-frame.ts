/** PostFrame: what nodes say to each other about POSTs for each other's streams. What is malformed is nobody's. */
import { maxUpLength } from '@lockstep/core';

export type PostFrame =
  | {
      readonly kind: 'post';
      /** The node that is to be answered, and under which number. */
      readonly from: string;
      readonly id: number;
      readonly stream: string;
      /** When it came there, on the cluster's clock. */
      readonly at: number;
      readonly body: string;
    }
  | { readonly kind: 'done'; readonly id: number; readonly taken: boolean };

export const encodePost = (frame: PostFrame): string => JSON.stringify(frame);

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
const isStream = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}\.[\w-]{1,64}$/.test(value);

export function decodePost(text: string): PostFrame | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { kind, from, id, stream, at, body, taken } = parsed as Record<string, unknown>;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null;
  if (kind === 'done') return typeof taken === 'boolean' ? { kind, id, taken } : null;
  const fits = kind === 'post' && isName(from) && isStream(stream) && typeof body === 'string';
  if (!fits || body.length > maxUpLength || typeof at !== 'number' || !Number.isFinite(at)) return null;
  return { kind, from, id, stream, at, body };
}
