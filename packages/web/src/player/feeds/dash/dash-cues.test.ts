import { expect, test } from 'vitest';
import { cuesOfCaptions } from './dash-cues.ts';

const style = (name: string, value: unknown) => ({ [`http://www.w3.org/ns/ttml#styling ${name}`]: value });
const span = (text: string, styleAttrs: object = {}) => ({ kind: 'span', text, styleAttrs, contents: [] });
const shown = (...paragraphs: readonly (readonly object[])[]) => ({
  contents: [
    {
      kind: 'region',
      contents: [
        {
          kind: 'body',
          contents: [{ kind: 'div', contents: paragraphs.map((contents) => ({ kind: 'p', contents })) }],
        },
      ],
    },
  ],
});

test('[MD23] WebVTT is told as it is, on the element’s time', () => {
  expect(cuesOfCaptions([{ start: 1, end: 2.5, data: 'So <i>so</i>' }], 10)).toEqual([
    { from: 11, to: 12.5, text: 'So <i>so</i>' },
  ]);
});

test('[MD23] TTML is told line by line, with slanted, bold and underlined parts', () => {
  const isd = shown(
    [span('One < two & '), span('slanted', style('fontStyle', 'italic')), { kind: 'br' }, span('next')],
    [span('Loud', { ...style('fontWeight', 'bold'), ...style('textDecoration', ['underline']) })],
  );
  expect(cuesOfCaptions([{ start: 0, end: 1, isd }], 0)[0]?.text).toBe(
    'One &lt; two &amp; <i>slanted</i>\nnext\n<u><b>Loud</b></u>',
  );
});

test('[MD23] what has no text or no time is left out', () => {
  const captions = [
    { start: 0, end: 1, isd: shown([{ kind: 'image', src: 'x' }]) },
    { start: 0, end: 1, data: ' ' },
    { start: 2, end: 2, data: 'never' },
    { start: Number.NaN, end: 1, data: 'no time' },
    { end: 1, data: 'no time' },
    { start: 0, end: 1 },
  ];
  expect(cuesOfCaptions(captions, 0)).toEqual([]);
});
