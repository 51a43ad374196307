/** Picture name: what a saved frame is called: the film and the time, in letters every file system takes. */
import { formatTime } from './film-time.ts';

const LONGEST_TITLE = 80;

/** `Night train 1-02-03.png` */
export function pictureName(title: string, seconds: number): string {
  const kept = Array.from(title.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' '))
    .slice(0, LONGEST_TITLE)
    .join('')
    .replaceAll(/\s+/g, ' ')
    // A leading dot hides a file, a trailing one is dropped by some systems.
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${[kept, formatTime(seconds).replaceAll(':', '-')].filter((part) => part !== '').join(' ')}.png`;
}
