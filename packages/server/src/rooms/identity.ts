/** Identity: who a member is, from a secret that only his device and this server see; and the letters ids are written in. */
import { createHmac } from 'node:crypto';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Letters that 128 bits need. */
const idLength = 22;

/** Bytes as `idLength` base58 letters (as far as they reach). */
function base58(bytes: Uint8Array): string {
  let left = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < idLength; i++) {
    text += letters.charAt(Number(left % 58n));
    left /= 58n;
  }
  return text;
}

/** The id of whoever holds `secret`: the same here each time, another one on a server with another key, and no way back. */
export function memberIdFor(key: string, secret: string): string {
  return base58(createHmac('sha256', key).update(secret).digest());
}

/** Room ids are 128 random bits in base58. */
export const isRoomId = (text: string): boolean => /^[1-9A-HJ-NP-Za-km-z]{22}$/.test(text);
