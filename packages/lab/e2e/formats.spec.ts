import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { clips } from '../src/formats/clips.ts';
import { guide, type Language } from '../src/formats/guide.ts';
import { makeClips } from '../src/formats/make-clips.ts';
import { faults, serveTrialPage, tryClips } from '../src/formats/trial.ts';

const page = (language: Language): string =>
  fileURLToPath(
    new URL(`../../../docs/guide/formats${language === 'en' ? '' : '.zh-CN'}.md`, import.meta.url),
  );

test('[RX1][RX2] every kind of film file plays, or is refused with its reason, as the guide says', async ({
  page: chromium,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-formats-'));
  try {
    await test.step('make the clips', () => makeClips(folder, clips));
    const { url, server } = await serveTrialPage(join(folder, 'page'));
    await chromium.goto(url);
    const tried = await test.step('try them', () => tryClips(chromium, folder, clips));
    server.close();
    expect(tried.length).toBeGreaterThan(60);
    const wrong = tried.map((one) => [one.clip.name, ...faults(one)]).filter(({ length }) => length > 1);
    expect(wrong).toEqual([]);
    for (const language of ['en', 'zh-CN'] as const) {
      const text = guide(tried, language);
      if (process.env['WRITE_GUIDE'] !== undefined) await writeFile(page(language), text);
      // Run with WRITE_GUIDE=1 when the table has changed for good reason.
      expect(text).toBe(await readFile(page(language), 'utf8'));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('[RX7][RX8] an MKV made of an MP4 shows its frames from their first moment to their last', async ({
  page: chromium,
}) => {
  const names = ['h264-aac.mp4', 'copied.mkv'];
  const some = clips.filter(({ name }) => names.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-formats-'));
  try {
    await makeClips(folder, some);
    const { url, server } = await serveTrialPage(join(folder, 'page'));
    await chromium.goto(url);
    await chromium.locator('input').setInputFiles(names.map((name) => join(folder, name)));
    const frames = [0, 1, 7, 12, 23, 24, 38, 50];
    // 0.1 ms inside the frame, at either end.
    const positions = frames.flatMap((frame) => [frame / 30 + 1e-4, (frame + 1) / 30 - 1e-4]);
    for (const index of [0, 1]) {
      const seen = await chromium.evaluate(([at, where]) => globalThis.tryFilm(at, where), [
        index,
        positions,
      ] as const);
      expect(seen.fed).toBe(index === 1);
      expect(seen.frames).toEqual(frames.flatMap((frame) => [frame, frame]));
    }
    server.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
