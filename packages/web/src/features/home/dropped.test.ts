import { expect, test } from 'vitest';
import { mayBeFilm } from '../../player/film-files.ts';
import { takeDropped } from './dropped.ts';

const film = new File(['x'], 'night.mkv');
const notes = new File(['x'], 'notes.pdf', { type: 'application/pdf' });

/** As much of a DataTransfer as is read. */
function data(files: readonly File[], texts: Readonly<Record<string, string>> = {}, folders: string[] = []) {
  const items = files.map(({ name }) => ({
    webkitGetAsEntry: () => ({ name, isDirectory: folders.includes(name) }),
  }));
  return { files, items, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer;
}

test('films are known by type or by ending', () => {
  expect(mayBeFilm({ name: 'a.bin', type: 'video/mp4' })).toBe(true);
  expect(mayBeFilm({ name: 'A.MKV', type: '' })).toBe(true);
  expect(mayBeFilm({ name: 'film', type: '' })).toBe(true);
  expect(mayBeFilm({ name: 'notes.pdf', type: 'application/pdf' })).toBe(false);
  expect(mayBeFilm({ name: 'a.srt', type: '' })).toBe(false);
});

test('the first film among what was dropped is taken, with its subtitles', () => {
  const words = new File(['x'], 'Film.SRT');
  const taken = (...files: readonly File[]) => takeDropped(data(files));
  expect(taken(notes, film)).toEqual({ ok: true, value: { kind: 'file', file: film, subtitles: [] } });
  expect(taken(words, film)).toEqual({ ok: true, value: { kind: 'file', file: film, subtitles: [words] } });
  expect(taken(notes, words)).toEqual({ ok: true, value: { kind: 'subtitles', files: [words] } });
});

test('something else is named in the refusal', () => {
  expect(takeDropped(data([notes]))).toEqual({ ok: false, error: { code: 'notFilm', name: 'notes.pdf' } });
});

test('[QU1] a folder is told from a file, even one called like a film, and looked through', () => {
  const folder = new File([], 'films.mkv');
  expect(takeDropped(data([folder, film], {}, ['films.mkv']))).toMatchObject({
    ok: true,
    value: { kind: 'many', files: [film], folders: [{ name: 'films.mkv' }] },
  });
});

test('[QU1] several films, or a list of some, are many', () => {
  const more = new File(['x'], 'day.mp4');
  const list = new File(['x'], 'evening.m3u8');
  for (const files of [[film, more, notes], [list], [list, film]]) {
    expect(takeDropped(data(files))).toEqual({ ok: true, value: { kind: 'many', files, folders: [] } });
  }
});

test('a dragged link is text; nothing is nothing', () => {
  expect(takeDropped(data([], { 'text/uri-list': 'https://a.example/b.mp4\r\n' }))).toEqual({
    ok: true,
    value: { kind: 'text', text: 'https://a.example/b.mp4' },
  });
  expect(takeDropped(data([]))).toEqual({ ok: false, error: { code: 'nothing' } });
  expect(takeDropped(null)).toEqual({ ok: false, error: { code: 'nothing' } });
});
