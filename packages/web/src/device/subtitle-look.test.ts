import { expect, test } from 'vitest';
import { FIRST_LOOK, lookFromText } from './subtitle-look.ts';

test('[SB6] what was kept comes back, part by part', () => {
  const kept = { size: 'huge', colour: 'yellow', back: 'box', height: 'high', bold: true };
  expect(lookFromText(JSON.stringify(kept))).toEqual(kept);
  expect(lookFromText('{"size":"endless","bold":"yes","colour":"cyan"}')).toEqual({
    ...FIRST_LOOK,
    colour: 'cyan',
  });
});

test.each([null, '', '{', '7', 'null', '[]'])('from %j comes the first look', (text) => {
  expect(lookFromText(text)).toEqual(FIRST_LOOK);
});
