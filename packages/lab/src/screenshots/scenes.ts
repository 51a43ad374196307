/** Scenes: every screen of the app, arranged with real people in real rooms, and photographed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { directLine } from '../harness/network/link.ts';
import type { MemberLine, Network } from '../harness/network/network.ts';
import { makeRoom } from '../harness/product.ts';
import { enterWithoutGesture, playsMuted } from '../harness/without-gesture.ts';
import type { Device, Language } from './devices.ts';

export interface Studio {
  readonly port: number;
  readonly network: Network;
  readonly browser: Browser;
  /** A browser that refuses sound without a gesture. */
  readonly strict: Browser;
  /** Keeps a picture under this name. */
  readonly keep: (name: string, page: Page) => Promise<void>;
}

const DEMO = encodeURIComponent('/media/demo.mp4');

/** Takes all pictures for one device in one language. */
export async function takePictures(studio: Studio, device: Device, language: Language): Promise<void> {
  const options = { ...device.options, locale: language.locale };
  const line = await studio.network.open(studio.port, directLine);
  const keep = (scene: string, page: Page) => studio.keep(`${language.locale}-${device.name}-${scene}`, page);
  const room = await makeRoom(studio.port);
  const others: BrowserContext[] = [];
  // One after the other: the film is brought by the first.
  for (const name of language.others) others.push(await friend(studio, room, name));
  const context = await studio.browser.newContext(options);
  const page = await context.newPage();
  try {
    await page.goto(line.url);
    await page.locator('h1').waitFor();
    await keep('home', page);
    await page.goto(line.url + pathTo(room, language.me));
    await page.locator('main section').waitFor();
    await keep('join', page);
    await enter(page);
    await inRoom(page, line, keep);
    await waiting(studio, page, room, language, keep);
    // The same person comes back in a browser that has not been clicked in.
    await page.keyboard.press('0');
    await pause(1500);
    await context.close();
    await soundRefused(studio, options, line.url + pathTo(room, language.me), keep);
  } finally {
    await Promise.all([context, ...others].map((each) => each.close()));
    await line.close();
  }
}

type Keep = (scene: string, page: Page) => Promise<void>;

async function inRoom(page: Page, line: MemberLine, keep: Keep): Promise<void> {
  await page.keyboard.press('k');
  await playing(page);
  // Long enough for figures and for the graph to have something to show.
  await pause(4000);
  await showControls(page);
  await keep('playing', page);
  await page.keyboard.press('f');
  await pause(800);
  await showControls(page);
  await keep('fullscreen', page);
  await page.keyboard.press('f');
  await pause(500);
  await page.keyboard.press('k');
  await pause(1500);
  await keep('paused', page);
  await line.setMode('refusing');
  await pause(3000);
  await keep('reconnecting', page);
  await line.setMode('open');
  await pause(5000);
}

/** A film on a narrow line takes its time. */
const PATIENCE_MS = 90_000;

/** Too narrow for the film, wide enough for the room's talk. */
const NARROW = { ...directLine, bytesPerSec: 14_000 };

/** Somebody on a narrow line comes in; soon his film has run dry, and all wait. */
async function waiting(
  studio: Studio,
  page: Page,
  room: string,
  language: Language,
  keep: Keep,
): Promise<void> {
  const line = await studio.network.open(studio.port, directLine);
  const context = await studio.browser.newContext();
  const slow = await context.newPage();
  try {
    await slow.goto(line.url + pathTo(room, language.late));
    await line.reshape(NARROW);
    await enter(slow);
    await page.keyboard.press('0');
    await page.keyboard.press('k');
    await playing(page);
    await page.locator('section output').first().waitFor({ timeout: PATIENCE_MS });
    await pause(250);
    await keep('waiting', page);
  } finally {
    await context.close();
    await line.close();
  }
  await playing(page);
}

async function soundRefused(
  studio: Studio,
  options: BrowserContextOptions,
  url: string,
  keep: Keep,
): Promise<void> {
  const context = await studio.strict.newContext(options);
  try {
    const page = await enterWithoutGesture(context, url, playsMuted);
    await pause(500);
    await keep('tap-for-sound', page);
  } finally {
    await context.close();
  }
}

async function friend(studio: Studio, room: string, name: string): Promise<BrowserContext> {
  const context = await studio.browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${studio.port}${pathTo(room, name)}`);
  await enter(page);
  return context;
}

const pathTo = (room: string, name: string): string => `/r/${room}?u=${encodeURIComponent(name)}&url=${DEMO}`;

async function enter(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, null, {
    timeout: PATIENCE_MS,
  });
}

async function playing(page: Page): Promise<void> {
  const from = await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
  await page.waitForFunction(
    (start) => (document.querySelector('video')?.currentTime ?? 0) > start + 0.3,
    from,
  );
}

/** The controls hide while nobody moves. */
async function showControls(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width * 0.3, height * 0.35);
  await page.mouse.move(width * 0.31, height * 0.36);
  await pause(400);
}
