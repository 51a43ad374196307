import { describe, expect, test } from 'vitest';
import { KEY_HELP } from './key-list.ts';
import { keyAction, type KeyPress } from './key-map.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

test.each([
  [' ', { type: 'toggle' }],
  ['K', { type: 'toggle' }],
  ['ArrowLeft', { type: 'seekBy', seconds: -5 }],
  ['l', { type: 'seekBy', seconds: 10 }],
  ['ArrowUp', { type: 'volumeBy', step: 0.1 }],
  ['>', { type: 'rate', direction: 1 }],
  ['7', { type: 'tenth', n: 7 }],
  ['n', { type: 'neighbour', steps: 1 }],
  ['[', { type: 'marker', direction: -1 }],
  ['b', { type: 'mark' }],
  ['G', { type: 'goTo' }],
  ['p', { type: 'window' }],
  ['s', { type: 'screenshot' }],
  ['c', { type: 'subtitles' }],
  ['d', { type: 'danmaku' }],
  ['Enter', { type: 'message' }],
  ['ContextMenu', { type: 'menu' }],
  ['?', { type: 'help' }],
])('%j on the stage', (key, action) => {
  expect(keyAction(press(key), 'stage')).toEqual(action);
});

test('unknown keys mean nothing', () => {
  for (const key of ['x', 'Tab', 'Escape', 'F5', 'F10', 'Process', 'constructor']) {
    expect(keyAction(press(key), 'stage')).toBeNull();
  }
});

test('Shift makes the next film the one before, and F10 the menu', () => {
  expect(keyAction(press('N', { shiftKey: true }), 'stage')).toEqual({ type: 'neighbour', steps: -1 });
  expect(keyAction(press('F10', { shiftKey: true }), 'button')).toEqual({ type: 'menu' });
});

test('[ST9] every key of the help does something', () => {
  const typed: Readonly<Record<string, string>> = {
    Space: ' ',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
  };
  for (const { keys } of KEY_HELP) {
    for (const key of keys.filter((each) => each !== '…' && each !== 'Shift')) {
      const shiftKey = (keys as readonly string[]).includes('Shift');
      expect(keyAction(press(typed[key] ?? key, { shiftKey }), 'stage'), key).not.toBeNull();
    }
  }
});

describe('[ST9] keys that belong to somebody else', () => {
  test('while typing', () => {
    for (const key of [' ', 'k', '5', 'ArrowLeft', 'Enter', 'n'])
      expect(keyAction(press(key), 'typing')).toBeNull();
  });

  test('while an input method composes', () => {
    expect(keyAction(press('k', { isComposing: true }), 'stage')).toBeNull();
  });

  test('with a modifier', () => {
    expect(keyAction(press('f', { ctrlKey: true }), 'stage')).toBeNull();
    expect(keyAction(press('ArrowLeft', { altKey: true }), 'stage')).toBeNull();
    expect(keyAction(press('m', { metaKey: true }), 'stage')).toBeNull();
  });

  test('on a button Space and Enter are its own, the letters are ours', () => {
    expect(keyAction(press(' '), 'button')).toBeNull();
    expect(keyAction(press('Enter'), 'button')).toBeNull();
    expect(keyAction(press('k'), 'button')).toEqual({ type: 'toggle' });
  });

  test('on a slider or tab the arrows are its own', () => {
    expect(keyAction(press('ArrowUp'), 'arrows')).toBeNull();
    expect(keyAction(press('m'), 'arrows')).toEqual({ type: 'mute' });
  });
});
