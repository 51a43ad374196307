import { expect, test } from 'vitest';
import { FIRST_LOOKS, FIRST_PLACE, looksFromText } from './call-look.ts';

test('[CA75] what was chosen is there again', () => {
  const looks = { look: 'floating', place: { x: 0.25, y: 1 }, knowsHeadphones: true } as const;
  expect(looksFromText(JSON.stringify(looks))).toEqual(looks);
});

test('[CA75] what makes no sense is as on the first visit', () => {
  for (const text of [null, '', '{', '[]', '7', '{"look":"round"}', '{"place":7}', 'null'])
    expect(looksFromText(text)).toEqual(FIRST_LOOKS);
});

test('[CA75] a place outside the stage is the first place', () => {
  for (const place of [{ x: 2, y: 0 }, { x: 0 }, { x: 0, y: -1 }, { x: '0', y: 0 }])
    expect(looksFromText(JSON.stringify({ look: 'grid', place })).place).toEqual(FIRST_PLACE);
});
