import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, isFilm, isProgram } from './file-name.ts';

test.each([
  ['Our trip.mkv', 'Our trip.mkv'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\films\\a.mp4', 'C__films_a.mp4'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['two\nlines\u0000.txt', 'two lines.txt'],
  ['.bashrc', 'bashrc'],
  ['', 'file'],
  ['\u200B', 'file'],
  ['  影片.mkv ', '影片.mkv'],
])('[FT3] %j is shown and saved as %j', (raw, clean) => {
  expect(cleanFileName(raw)).toBe(clean);
});

test('[FT3] a long name keeps its ending', () => {
  const clean = cleanFileName(`${'长'.repeat(400)}.exe`);
  expect(Array.from(clean)).toHaveLength(200);
  expect(isProgram(clean)).toBe(true);
});

test('[FT3] whatever comes, a name is one short line without folders', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
      const clean = cleanFileName(raw);
      expect(clean).toMatch(/^[^\\/:*?"<>|\p{Cc}\u202A-\u202E\u2066-\u2069]{1,400}$/u);
      expect(Array.from(clean).length).toBeLessThanOrEqual(200);
      expect(cleanFileName(clean)).toBe(clean);
    }),
  );
});

test('[FT3] what can run is known by its ending, however it is written', () => {
  expect(['setup.EXE', 'film.mkv.bat', 'a.apk', 'x.sh', 'page.html', 'a.exe. '].every(isProgram)).toBe(true);
  expect(['film.mkv', 'notes.txt', 'exe', 'a.exe.zip', ''].some(isProgram)).toBe(false);
  expect(['a.MKV', 'b.mp4'].every(isFilm)).toBe(true);
  expect(isFilm('a.srt')).toBe(false);
});
