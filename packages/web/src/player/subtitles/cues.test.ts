import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cuesAt } from './cues-at.ts';
import { cuesOf, type Cue } from './cues.ts';

const said = (cues: readonly Cue[]) => cues.map(({ pieces }) => pieces.map(({ text }) => text).join(''));

const srt = `1
00:00:01,000 --> 00:00:03,500
<i>春天</i>来了
two lines

2
00:00:03,500 --> 00:00:05,000
{\\an8}Above

3
00:01:00,000 --> 00:01:02,000
<font color="#ff0000">red & bold</font> <b>yes</b> <u>under</u>
`;

test('[SB3] SubRip: times, lines, styles, and lines for the top', async () => {
  const cues = await cuesOf(srt, 'srt');
  expect(cues.map(({ from, to, atTop }) => [from, to, atTop])).toEqual([
    [1, 3.5, false],
    [3.5, 5, true],
    [60, 62, false],
  ]);
  expect(said(cues)).toEqual(['春天来了\ntwo lines', 'Above', 'red & bold yes under']);
  expect(cues[0]?.pieces[0]).toEqual({ text: '春天', italic: true, bold: false, underline: false });
  expect(cues[2]?.pieces.find(({ bold }) => bold)?.text).toBe('yes');
});

test('[SB3] the same with the line ends of Windows', async () => {
  expect(said(await cuesOf(srt.replaceAll('\n', '\r\n'), 'srt'))).toEqual(said(await cuesOf(srt, 'srt')));
});

test('[SB3] WebVTT: short times, settings, entities', async () => {
  const vtt = `WEBVTT

NOTE not shown

intro
00:01.000 --> 00:02.000 line:0 align:start
a &lt; b

00:02.000 --> 00:03.000
<v Ann>Hello
`;
  const cues = await cuesOf(vtt, 'vtt');
  expect(said(cues)).toEqual(['a < b', 'Hello']);
  expect(cues.map(({ atTop }) => atTop)).toEqual([true, false]);
});

test('[SB3] ASS: the text of its lines', async () => {
  const ass = `[Script Info]
Title: x

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment
Style: Default,Arial,20,&H00FFFFFF,2

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\fad(200,200)}春天\\N来了
`;
  const cues = await cuesOf(ass, 'ass');
  expect(said(cues)).toEqual(['春天\n来了']);
  expect(cues[0]).toMatchObject({ from: 1, to: 2.5 });
});

test('[SB1] what is no file of subtitles has no cues', async () => {
  for (const text of ['', 'hello', '\0\0\0', '1\n2\n3'])
    for (const format of ['srt', 'vtt', 'ass'] as const) expect(await cuesOf(text, format)).toEqual([]);
});

test('[SB3] at any moment just those are seen that have begun and not ended', () => {
  const cue = fc
    .record({
      from: fc.double({ min: 0, max: 300, noNaN: true }),
      length: fc.double({ min: 0.1, max: 60, noNaN: true }),
    })
    .map(({ from, length }): Cue => ({ from, to: from + length, atTop: false, pieces: [] }));
  fc.assert(
    fc.property(
      fc.array(cue, { maxLength: 60 }),
      fc.double({ min: -1, max: 400, noNaN: true }),
      (made, at) => {
        const cues = made.toSorted((a, b) => a.from - b.from);
        const due = cues.filter(({ from, to }) => from <= at && to > at);
        expect(cuesAt(cues, at, 100)).toEqual(due);
        expect(cuesAt(cues, at, 2)).toHaveLength(Math.min(2, due.length));
      },
    ),
  );
});
