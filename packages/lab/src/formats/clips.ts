/** Clips: all that are tried, in the order of the guide. */
import type { Clip } from './clip.ts';
import { oddFiles } from './odd-files.ts';
import { oddTimes } from './odd-times.ts';
import { plainClips } from './plain-clips.ts';

export const clips: readonly Clip[] = [...plainClips, ...oddTimes, ...oddFiles];
