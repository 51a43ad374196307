/** Ids that nobody has to hand out: long enough that two are never the same. */
import type { Runtime } from './runtime.ts';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** `length` letters of base58; 22 of them carry 128 bits. */
export function randomId(runtime: Pick<Runtime, 'random'>, length = 22): string {
  let id = '';
  for (let i = 0; i < length; i++) id += letters.charAt(Math.floor(runtime.random() * letters.length));
  return id;
}
