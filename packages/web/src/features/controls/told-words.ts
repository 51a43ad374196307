/** Told words: what the page says to the person's own deeds. */
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import type { ScreenshotOutcome, Told } from '../../player/told.ts';
import { subtitleProblemText } from '../../i18n/subtitle-problem.ts';
import type { Steering } from '../../room/steering.ts';

export function toldText(told: Told, steering: Steering): string {
  switch (told.type) {
    case 'refused':
      return told.code === 'notInControl' ? controlText(steering) : m.refused_not_allowed();
    case 'volume': {
      const { level, muted } = told.volume;
      return muted ? m.told_muted() : m.told_volume({ percent: Math.round(level * 100) });
    }
    case 'screenshot':
      return screenshotText(told.outcome);
    case 'link':
      return told.copied ? m.told_link_copied() : m.told_link_not_copied();
    case 'noWindow':
      return m.told_no_window();
    case 'marked':
      return m.told_marked({ time: formatTime(told.at) });
    case 'subtitles':
      return m.subtitles_added({ file: told.file });
    case 'noSubtitles':
      return subtitleProblemText(told.problem, told.file);
    case 'switched':
      return told.own ? m.copies_switched_room() : m.copies_switched();
    case 'subtitlesPlain':
      return m.subtitles_plain({ name: told.name });
    case 'subtitlesShown':
      return told.on ? m.subtitles_on() : m.subtitles_off();
  }
}

/** Who steers is asked when it is shown: it may have changed since. */
function controlText(steering: Steering): string {
  if (steering.steers) return m.told_control_yours();
  switch (steering.why) {
    case 'role':
      return m.refused_not_allowed();
    case 'hosts':
      return m.told_control_hosts();
    case 'baton':
      return steering.holder === null
        ? m.told_control_free()
        : m.told_control_baton({ name: steering.holder });
  }
}

function screenshotText(outcome: ScreenshotOutcome): string {
  switch (outcome) {
    case 'saved':
      return m.told_screenshot_saved();
    case 'foreign':
      return m.told_screenshot_foreign();
    case 'nothing':
      return m.told_screenshot_nothing();
  }
}
