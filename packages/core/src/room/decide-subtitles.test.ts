import { expect, test } from 'vitest';
import { RoomTrial } from '../testkit/room-trial.ts';
import { roomLimits } from './limits.ts';
import type { SharedSubtitle } from './shared-subtitle.ts';

const subtitle = (id: string, change: Partial<SharedSubtitle> = {}) =>
  ({
    type: 'addSubtitle',
    item: 'film',
    subtitle: { id, label: 'Chinese', lang: 'zh-Hans', url: `https://a.example/${id}.srt`, ...change },
  }) as const;
const remove = (id: string) => ({ type: 'removeSubtitle', item: 'film', subtitle: id }) as const;
const shared = (room: RoomTrial) => room.state.queue[0]?.subtitles?.map(({ id }) => id);

test('[RM90] subtitles are shared and taken away again, by whoever may change the queue', () => {
  const room = RoomTrial.watching(60, 'ann', 'ben');
  expect(shared(room)).toBeUndefined();
  expect(room.ask('ben', subtitle('one', { label: ' Two\nlines ' }))).toEqual(['subtitleAdded']);
  expect(room.state.queue[0]?.subtitles).toEqual([
    { id: 'one', label: 'Two lines', lang: 'zh-Hans', url: 'https://a.example/one.srt' },
  ]);
  expect(room.ask('ann', subtitle('two', { lang: null, url: '/api/subtitles/abc' }))).toEqual([
    'subtitleAdded',
  ]);
  expect(shared(room)).toEqual(['one', 'two']);
  expect(room.ask('ann', remove('one'))).toEqual(['subtitleRemoved']);
  expect(room.ask('ann', remove('two'))).toEqual(['subtitleRemoved']);
  expect(shared(room)).toBeUndefined();
  expect(room.state.current).toBe('film');
});

test('[RM90] what is no address, no language, no name, or one too many is refused', () => {
  const room = RoomTrial.watching(60, 'ann');
  for (const url of ['javascript:alert(1)', '//evil.example/x', 'data:text/plain,x', 'x.srt', '/a b'])
    expect(room.ask('ann', subtitle('one', { url }))).toBe('outOfRange');
  expect(room.ask('ann', subtitle('one', { lang: 'what is this' }))).toBe('outOfRange');
  expect(room.ask('ann', subtitle('one', { label: ' \n' }))).toBe('badName');
  expect(room.ask('ann', { ...subtitle('one'), item: 'other' })).toBe('unknownItem');
  for (let n = 0; n < roomLimits.subtitles; n++) room.ask('ann', subtitle(`s${n}`));
  expect(room.ask('ann', subtitle('last'))).toBe('listFull');
});

test('[RM91] what is there, or is not, changes nothing', () => {
  const room = RoomTrial.watching(60, 'ann', 'ben');
  room.ask('ann', subtitle('one'));
  expect(room.ask('ben', subtitle('one', { url: '/other' }))).toEqual([]);
  expect(room.ask('ben', subtitle('two', { url: 'https://a.example/one.srt' }))).toEqual([]);
  expect(room.ask('ben', remove('two'))).toEqual([]);
  expect(shared(room)).toEqual(['one']);
});
