/** Subtitle problem: why a file is no subtitles, in words. */
import { m } from './messages.ts';

export function subtitleProblemText(
  problem: 'notSubtitles' | 'tooLarge' | 'empty' | 'unreachable',
  file: string,
): string {
  switch (problem) {
    case 'notSubtitles':
      return m.subtitles_problem_kind({ file });
    case 'tooLarge':
      return m.subtitles_problem_large({ file });
    case 'unreachable':
      return m.subtitles_problem_unreachable({ file });
    case 'empty':
      return m.subtitles_problem_empty({ file });
  }
}
