import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeRuntime } from '@lockstep/core/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeCertificate } from '../testkit/certificate.ts';
import { keepFresh, readCertificate, type Certificate } from './tls.ts';

let folder: string;
const files = () => ({ cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') });
const write = ({ cert, key }: Certificate): void => {
  writeFileSync(files().cert, cert);
  writeFileSync(files().key, key);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-tls-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a certificate and its key are taken; anything else is named', async () => {
  const [one, other] = [makeCertificate('one'), makeCertificate('other')];
  expect(await readCertificate(files())).toMatchObject({
    ok: false,
    error: expect.stringContaining('ENOENT'),
  });
  write(one);
  expect(await readCertificate(files())).toEqual({ ok: true, value: one });
  write({ ...one, key: other.key });
  expect(await readCertificate(files())).toMatchObject({
    ok: false,
    error: expect.stringContaining('make no'),
  });
  write({ ...one, cert: 'nonsense' });
  expect((await readCertificate(files())).ok).toBe(false);
});

test('[OP6] a renewed one is used, a broken one is told once and changes nothing', async () => {
  const runtime = new FakeRuntime();
  const [old, renewed] = [makeCertificate('old'), makeCertificate('renewed')];
  const adopt = vi.fn();
  write(old);
  const stop = keepFresh({ runtime, files: files(), current: old, adopt });
  const look = async (done: () => void): Promise<void> => {
    runtime.advance(10_000);
    await vi.waitFor(done);
  };

  // Half of a renewal: the new certificate with the old key.
  write({ ...renewed, key: old.key });
  await look(() => expect(runtime.logged).toHaveLength(1));
  expect(runtime.logged[0]).toMatchObject({ level: 'error', event: 'certificate not renewed' });
  expect(JSON.stringify(runtime.logged)).not.toContain('PRIVATE');
  expect(adopt).not.toHaveBeenCalled();
  write(renewed);
  await look(() => expect(adopt).toHaveBeenCalledWith(renewed));
  expect(runtime.logged.map(({ event }) => event)).toEqual([
    'certificate not renewed',
    'certificate renewed',
  ]);
  stop();
  expect(runtime.time.planned).toBe(0);
});

test('one that ends soon is told when it is taken', () => {
  const runtime = new FakeRuntime();
  const current = makeCertificate('short', 3);
  keepFresh({ runtime, files: files(), current, adopt: () => {} })();
  expect(runtime.logged).toMatchObject([{ event: 'certificate ends soon', fields: { days: 2 } }]);
});
