import { expect, test } from 'vitest';
import { channelWord, type ChannelWord } from './channel-words.ts';

const hash = 'a'.repeat(64);
const words: readonly ChannelWord[] = [
  { say: 'from', at: 0 },
  { say: 'end', hash },
  { say: 'got', bytes: 5e12 },
  { say: 'done' },
  { say: 'over', why: 'broken' },
  { say: 'alive' },
];

test.each(words)('[FT8] %j arrives as it was', (word) => {
  expect(channelWord(JSON.stringify(word))).toEqual(word);
});

test.each([
  'nothing',
  'null',
  '[]',
  '{"say":"shout"}',
  '{"say":"from","at":-1}',
  '{"say":"got","bytes":1.5}',
  '{"say":"got","bytes":1e300}',
  '{"say":"end","hash":"x"}',
  '{"say":"over","why":"because"}',
  `{"say":"alive","more":"${'x'.repeat(600)}"}`,
])('[FT8] %s is no word', (text) => {
  expect(channelWord(text)).toBeNull();
});
