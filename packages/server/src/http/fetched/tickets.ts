/**
 * Tickets: the address of a film elsewhere, sealed with the server's key, so that it can stand in a path and nobody but a
 * server with this key reads it, or makes one. The same key is on all nodes and over restarts. [TR46]
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as v from 'valibot';

export interface Ticket {
  readonly url: string;
  /** Media type. */
  readonly type: string;
}

const shape = v.strictObject({
  u: v.pipe(v.string(), v.maxLength(2000)),
  t: v.pipe(v.string(), v.maxLength(100)),
});
const ivBytes = 12;
const tagBytes = 16;
const longest = 4000;

export class Tickets {
  readonly #key: Buffer;

  /** @param secret the server's own */
  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'fetched films', 32));
  }

  seal({ url, type }: Ticket): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify({ u: url, t: type })), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** null: none of ours. */
  open(text: string): Ticket | null {
    if (text.length > longest) return null;
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= ivBytes + tagBytes) return null;
    try {
      const opener = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      opener.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      const plain = Buffer.concat([opener.update(bytes.subarray(ivBytes + tagBytes)), opener.final()]);
      const read = v.safeParse(shape, JSON.parse(plain.toString()));
      return read.success ? { url: read.output.u, type: read.output.t } : null;
    } catch {
      return null;
    }
  }
}
