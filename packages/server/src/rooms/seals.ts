/** Seals: what is kept of a secret instead of it: slow to try for passwords, quick for secrets that nobody can guess. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB and about a tenth of a second for each try (RFC 7914). */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;

async function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters from another keyboard are the same password.
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

export async function sealPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt-15-8-1.${salt.toString('base64url')}.${key.toString('base64url')}`;
}

/** Whether the seal is of this password; takes the same time either way. */
export async function opensWith(seal: string, password: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = seal.split('.');
  if (kind !== 'scrypt-15-8-1') return false;
  const kept = Buffer.from(key, 'base64url');
  const tried = await derive(password, Buffer.from(salt, 'base64url'));
  return kept.length === tried.length && timingSafeEqual(kept, tried);
}

/** Of a secret of 128 random bits or more: nobody can try them all, so a quick hash will do. */
export function sealOwner(secret: string): string {
  return `sha256.${createHash('sha256').update(secret).digest('base64url')}`;
}

/** Whether two seals are the same, in the same time either way. */
export function isSameSeal(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
