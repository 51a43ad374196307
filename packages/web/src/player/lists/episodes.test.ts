import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName, episodeOf, nextEpisode } from './episodes.ts';

test.each<readonly [string, string, number | null, number]>([
  ['Show.Name.S01E02.1080p.WEB-DL.DDP5.1.H.264-GRP.mkv', 'show name', 1, 2],
  ['show name s1e2.mp4', 'show name', 1, 2],
  ['Show S01.E02 (2019).mkv', 'show', 1, 2],
  ['Show S01 EP02.mkv', 'show', 1, 2],
  ['Show - S01E02 - Pilot - 1080p.mkv', 'show', 1, 2],
  ['Show (2019) S02E10.mkv', 'show', 2, 10],
  ['Show.1x02.HDTV.avi', 'show', 1, 2],
  ['Show 12x103.mkv', 'show', 12, 103],
  ['Season 2 Episode 5.mkv', '', 2, 5],
  ['Show Season 2 - 05.mkv', 'show', 2, 5],
  ['Show 2nd Season - 05 [1080p].mkv', 'show', 2, 5],
  ['Show Episode 7 - The end.mp4', 'show', null, 7],
  ['Show EP03.mp4', 'show', null, 3],
  ['Show Ep.03 720p.mp4', 'show', null, 3],
  ['Show_E03.mp4', 'show', null, 3],
  ['Die Serie Folge 12.mp4', 'die serie', null, 12],
  ['[SubsPlease] Sousou no Frieren - 04 (1080p) [A1B2C3D4].mkv', 'sousou no frieren', null, 4],
  ['[Group] Show Name - 04v2 [BD 1080p x265 10bit].mkv', 'show name', null, 4],
  ['[VCB-Studio] Show Name [04][Ma10p_1080p][x265_flac].mkv', 'show name', null, 4],
  ['【字幕组】某动画【04】【1080P】.mp4', '某动画', null, 4],
  ['某剧 第3集.mp4', '某剧', null, 3],
  ['某剧.第03集.1080p.mp4', '某剧', null, 3],
  ['某剧第十二集.mp4', '某剧', null, 12],
  ['某剧 第二季 第三集.mkv', '某剧', 2, 3],
  ['某剧第二季第03集.mkv', '某剧', 2, 3],
  ['第一百零二集.mp4', '', null, 102],
  ['第二十回.mp4', '', null, 20],
  ['第１０話.mkv', '', null, 10],
  ['某综艺 第5期.mp4', '某综艺', null, 5],
  ['23集.mp4', '', null, 23],
  ['01 - Pilot.mkv', '', null, 1],
  ['01.mkv', '', null, 1],
  ['01.第一天.mp4', '', null, 1],
  ['Show 04.mkv', 'show', null, 4],
  ['show_04.mkv', 'show', null, 4],
  ['Show #7.mp4', 'show', null, 7],
  ['2001.S01E03.mkv', '2001', 1, 3],
])('[QU10] %s', (name, show, season, episode) => {
  expect(episodeOf(name)).toEqual({ show, season, episode });
});

test.each([
  'The Matrix (1999) 1080p x264.mkv',
  'Blade Runner 2049.mkv',
  '2012.mp4',
  'Film.1080p.x265.10bit.AAC5.1.mkv',
  'holiday.mov',
  '夜车.mp4',
])('[QU10] %s is no episode', (name) => {
  expect(episodeOf(name)).toBeNull();
});

const next: readonly (readonly [string, readonly string[], string | null])[] = [
  ['Show S01E09.mkv', ['Show S01E10.mkv', 'Show S01E11.mkv', 'Show S01E01.mkv'], 'Show S01E10.mkv'],
  ['Show S01E02.mkv', ['Show S02E01.mkv', 'Show S02E02.mkv'], 'Show S02E01.mkv'],
  ['Show S01E02.mkv', ['Show S01E04.mkv'], 'Show S01E04.mkv'],
  ['Show S01E02 1080p.mkv', ['Show S01E03 720p.mkv', 'Show S01E03 1080p.mkv'], 'Show S01E03 1080p.mkv'],
  ['Show S01E02.mkv', ['Other S01E03.mkv', 'Show S01E01.mkv'], null],
  ['第9集.mp4', ['第10集.mp4', '第1集.mp4'], '第10集.mp4'],
  ['第九集.mp4', ['第十集.mp4', '第十一集.mp4'], '第十集.mp4'],
  [
    '[G] Show - 04 [1080p].mkv',
    ['[G] Show - 05 [1080p].mkv', '[G] Show - NCOP.mkv'],
    '[G] Show - 05 [1080p].mkv',
  ],
  ['01 - Pilot.mkv', ['02 - After.mkv', '10 - End.mkv', 'Trailer.mp4'], '02 - After.mkv'],
  ['Alien.mkv', ['Aliens.mkv'], null],
  ['Blade Runner 2049.mkv', ['Dune 2.mkv'], null],
];
test.each(next)('[QU11] after %s', (current, names, wanted) => {
  expect(nextEpisode(current, [...names, current])).toBe(wanted);
});

const styles: readonly ((season: number, episode: number) => string)[] = [
  (s, e) => `Show.Name.S${String(s).padStart(2, '0')}E${String(e).padStart(2, '0')}.1080p.mkv`,
  (s, e) => `Show ${s}x${String(e).padStart(2, '0')}.avi`,
  (s, e) => `某剧 第${s}季 第${e}集.mp4`,
  (_, e) => `[Group] Show Name - ${String(e).padStart(2, '0')} [1080p][x265 10bit].mkv`,
  (_, e) => `EP${e}.mp4`,
  (_, e) => `${String(e).padStart(3, '0')}.mkv`,
];

test('[QU11] going from one to the next through a folder sees every episode once, in order', () => {
  const season = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...styles), season, fc.integer({ min: 1, max: 9 }), (style, numbers, of) => {
      const wanted = numbers.toSorted((a, b) => a - b).map((one) => style(of, one));
      const folder = [...numbers.map((one) => style(of, one)), 'readme.txt', 'Trailer.mp4'];
      const seen: string[] = [];
      for (let name = wanted[0] ?? null; name !== null; name = nextEpisode(name, folder)) {
        seen.push(name);
        if (seen.length > folder.length) break;
      }
      expect(seen).toEqual(wanted);
    }),
  );
});

test('[QU10] whatever a file is called, its name is read without trouble', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.string()), (name, names) => {
      const episode = episodeOf(name);
      if (episode !== null) expect(Number.isSafeInteger(episode.episode)).toBe(true);
      const after = nextEpisode(name, names);
      if (after !== null) expect(names).toContain(after);
    }),
  );
});

test('[QU12] a folder is in the order people count in', () => {
  const wanted = ['第一集', '第二集', '第九集', '第十集', '第十一集', '第二十集'];
  expect(wanted.toReversed().toSorted(byName)).toEqual(wanted);
  expect(['b10', 'a2', 'b9', 'a10'].toSorted(byName)).toEqual(['a2', 'a10', 'b9', 'b10']);
});

test('[QU12] the order is one: whatever the folder begins with', () => {
  const names = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(names, (folder) => {
      expect(folder.toReversed().toSorted(byName)).toEqual(folder.toSorted(byName));
    }),
  );
});
