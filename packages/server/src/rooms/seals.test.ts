import { expect, test } from 'vitest';
import { isSameSeal, opensWith, sealOwner, sealPassword } from './seals.ts';

test('[RM46] a seal opens with its password alone, and tells nothing of it', async () => {
  const seal = await sealPassword('Käse 42');
  expect(seal).not.toContain('Käse');
  expect(await opensWith(seal, 'Käse 42')).toBe(true);
  // The same letters, typed as e and a mark above it.
  expect(await opensWith(seal, 'Ka\u0308se 42')).toBe(true);
  expect(await opensWith(seal, 'Käse 43')).toBe(false);
  expect(await sealPassword('Käse 42')).not.toBe(seal);
});

test('[RM46] what is no seal opens with nothing', async () => {
  for (const seal of ['', 'plain', 'scrypt-15-8-1', 'scrypt-15-8-1..', 'md5.a.b']) {
    expect(await opensWith(seal, '')).toBe(false);
  }
});

test('[RM47] the seal of an owner link is the same each time, and no other', () => {
  const seal = sealOwner('x'.repeat(24));
  expect(isSameSeal(seal, sealOwner('x'.repeat(24)))).toBe(true);
  expect(isSameSeal(seal, sealOwner('y'.repeat(24)))).toBe(false);
  expect(isSameSeal(seal, `${seal}x`)).toBe(false);
  expect(seal).not.toContain('xxxx');
});
