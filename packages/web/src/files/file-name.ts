/** File name: a name from somebody else's device, made safe to show and to save, and what its ending tells. */
import { cleanText } from '@lockstep/core';

const LONGEST = 200;

/** One line without folders, controls and marks that turn the writing round; never empty. [FT3] */
export function cleanFileName(raw: string): string {
  const plain = cleanText(raw.replaceAll(/[\\/:*?"<>|]/g, '_'), 1000).replace(/^\.+/, '');
  const letters = Array.from(plain);
  if (letters.length <= LONGEST) return plain === '' ? 'file' : plain;
  // The ending tells what it is, so it stays.
  const ending = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  return letters.slice(0, LONGEST - ending.length).join('') + ending;
}

/** What runs when it is opened, on any system people use. */
const PROGRAMS = new Set(
  [
    'exe msi msix com scr pif bat cmd ps1 vbs vbe js jse wsf wsh hta cpl jar lnk reg inf chm',
    'dmg pkg app command workflow scpt sh bash run bin deb rpm appimage flatpakref snap desktop',
    'apk xapk ipa py pl rb iso img vhd xll docm xlsm pptm html htm svg xhtml url webloc',
  ].flatMap((row) => row.split(' ')),
);

const FILMS = new Set('mkv mk3d webm mp4 m4v mov ts m2ts mts avi divx flv wmv ogv 3gp mpg mpeg'.split(' '));

const endingOf = (name: string): string => /\.([a-z0-9]+)[. ]*$/i.exec(name)?.[1]?.toLowerCase() ?? '';

export const isProgram = (name: string): boolean => PROGRAMS.has(endingOf(name));
export const isFilm = (name: string): boolean => FILMS.has(endingOf(name));
