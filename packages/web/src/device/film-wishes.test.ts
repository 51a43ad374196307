import { expect, test } from 'vitest';
import { wishesFromText } from './film-wishes.ts';

const NONE = { height: null, language: null };

test('[MD12] what was chosen is kept', () => {
  expect(wishesFromText('{"height":720,"language":"zh-Hant-TW"}')).toEqual({
    height: 720,
    language: 'zh-Hant-TW',
  });
});

test('[MD12] what is no wish is none', () => {
  for (const text of [
    null,
    '',
    '[',
    'null',
    '3',
    '{}',
    '{"height":-1}',
    '{"height":"720"}',
    '{"language":"a b"}',
  ])
    expect(wishesFromText(text)).toEqual(NONE);
});
