import { expect, test } from 'vitest';
import type { FontName } from './fallback-fonts.ts';
import { createShownScript } from './shown-script.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const script = (text: string, fonts: readonly Uint8Array[] = []) => ({ text, fonts });

/** A screen that notes what it is told, and fonts that come when they are let. */
function start() {
  const told: string[] = [];
  const waiting: {
    readonly names: readonly FontName[];
    readonly come: () => void;
    readonly fail: () => void;
  }[] = [];
  let raised = '';
  const shown = createShownScript({
    script: script('Hello'),
    screen: {
      addFonts: async (fonts) => told.push(`fonts ${fonts.length}`),
      setTrack: async (text) => told.push(text),
      redraw: () => void told.push('again'),
    },
    place: (text) => text + raised,
    fetchFonts: (names) =>
      names.length === 0
        ? Promise.resolve([])
        : new Promise((resolve, reject) => {
            waiting.push({
              names,
              come: () => resolve(names.map(() => new Uint8Array(1))),
              fail: () => reject(new Error('offline')),
            });
          }),
  });
  return {
    shown,
    told,
    waiting,
    raise: () => {
      raised = ', raised';
      shown.placeAnew();
    },
  };
}

test('[SB10] fonts come before the letters that need them, and are fetched once', async () => {
  const { shown, told, waiting } = start();
  shown.set(script('Hello, 你好'));
  await turn();
  expect([told, waiting.map(({ names }) => names)]).toEqual([[], [['han']]]);
  waiting[0]?.come();
  await turn();
  expect(told).toEqual(['fonts 1', 'Hello, 你好', 'again']);
  shown.set(script('Hello, 你好, 同帧'));
  await turn();
  expect([told.slice(3), waiting.length]).toEqual([['Hello, 你好, 同帧', 'again'], 1]);
});

test('[SB10] a script that was shown before its fonts had come is drawn again with them', async () => {
  const { shown, told, waiting, raise } = start();
  shown.set(script('你好'));
  raise();
  await turn();
  expect(told).toEqual(['你好, raised', 'again']);
  waiting[0]?.come();
  await turn();
  expect(told.slice(2)).toEqual(['fonts 1', 'again']);
});

test('[SB10] so is one that another change has shown', async () => {
  const { shown, told, waiting } = start();
  shown.set(script('你好'));
  shown.set(script('你好, 안녕', [new Uint8Array(2)]));
  waiting[1]?.come();
  await turn();
  expect(told).toEqual(['fonts 2', '你好, 안녕', 'again']);
  waiting[0]?.come();
  await turn();
  expect([waiting.map(({ names }) => names), told.slice(3)]).toEqual([
    [['han'], ['hangul']],
    ['fonts 1', 'again'],
  ]);
});

test('[SB10] without a font that cannot be had the script is shown all the same, and the next change asks again', async () => {
  const { shown, told, waiting } = start();
  shown.set(script('你好'));
  waiting[0]?.fail();
  await turn();
  expect(told).toEqual(['你好', 'again']);
  shown.set(script('你好.'));
  waiting[1]?.come();
  await turn();
  expect(told.slice(2)).toEqual(['fonts 1', '你好.', 'again']);
});

test('[SB12] what is where it was is not drawn anew', async () => {
  const { shown, told, raise } = start();
  shown.placeAnew();
  raise();
  shown.placeAnew();
  await turn();
  expect(told).toEqual(['Hello, raised', 'again']);
});
