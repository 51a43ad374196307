/** Failure words: why the film cannot be shown, as a person is told. */
import type { PlayerFailure } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { FeedState } from '../../player/feeds/feed.ts';

export interface FailureFacts {
  readonly failure: PlayerFailure;
  /** A file of this device, or a link. */
  readonly own: boolean;
  /** As the site that shows the film is called; empty: no other site does. */
  readonly site: string;
  /** What is known of the film's file. */
  readonly feed: Pick<FeedState, 'unplayable' | 'unreadable'>;
}

export interface FailureWords {
  readonly title: string;
  readonly text: string;
  /** Trying once more may help. */
  readonly again: boolean;
}

export function failureWords({ failure, own, site, feed }: FailureFacts): FailureWords {
  switch (failure) {
    case 'unreachable':
      return own
        ? { title: m.failed_gone_title(), text: m.failed_gone_text(), again: false }
        : { title: m.failed_unreachable_title(), text: m.failed_unreachable_text(), again: true };
    case 'gone':
      return { title: m.failed_gone_title(), text: m.failed_gone_text(), again: false };
    case 'unsupported':
      return (
        unreadableWords(feed) ?? {
          title: m.failed_unsupported_title(),
          text: own ? m.failed_unsupported_file() : m.failed_unsupported_link(),
          again: !own,
        }
      );
    case 'page':
      return { title: m.failed_page_title(), text: m.failed_page_text(), again: false };
    case 'damaged':
      return { title: m.failed_damaged_title(), text: m.failed_damaged_text(), again: true };
    case 'noPicture':
      return (
        unplayableWords(feed) ?? {
          title: m.failed_picture_title(),
          text: m.failed_picture_text(),
          again: false,
        }
      );
    case 'noSound':
      return (
        unplayableWords(feed) ?? { title: m.failed_sound_title(), text: m.failed_sound_text(), again: false }
      );
    // [EM18]
    case 'siteAway':
      return { title: m.site_away_title({ site }), text: m.site_away_text({ site }), again: true };
    case 'siteHasNone':
      return { title: m.site_none_title({ site }), text: m.site_none_text({ site }), again: false };
    case 'siteKeeps':
      return { title: m.site_keeps_title({ site }), text: m.site_keeps_text({ site }), again: true };
    case 'siteBarred':
      return { title: m.site_barred_title({ site }), text: m.site_barred_text({ site }), again: false };
  }
}

function unreadableWords({ unreadable }: FailureFacts['feed']): FailureWords | null {
  if (unreadable === null) return null;
  switch (unreadable.why) {
    case 'empty':
      return { title: m.own_empty_title(), text: m.own_empty_text(), again: false };
    case 'gone':
      return { title: m.failed_gone_title(), text: m.failed_gone_text(), again: false };
    case 'container':
      return {
        title: m.own_container_title(),
        text: m.own_container_text({ name: unreadable.name }),
        again: false,
      };
    case 'damaged':
      return { title: m.own_damaged_title(), text: m.own_damaged_text(), again: false };
  }
}

/** Codec by codec. */
function unplayableWords({ unplayable }: FailureFacts['feed']): FailureWords | null {
  const picture = unplayable.find(({ kind }) => kind === 'video')?.codec;
  const sound = unplayable.find(({ kind }) => kind === 'audio')?.codec;
  if (picture !== undefined && picture !== '' && sound !== undefined) {
    return { title: m.own_both_title(), text: m.own_both_text({ picture, sound }), again: false };
  }
  if (picture !== undefined) {
    return { title: m.own_picture_title(), text: pictureText(picture), again: false };
  }
  if (sound === undefined) return null;
  return { title: m.own_sound_title(), text: m.own_sound_text({ codec: sound }), again: false };
}

function pictureText(codec: string): string {
  if (codec === '') return m.own_picture_unknown();
  return codec.startsWith('HEVC') ? m.own_picture_hevc({ codec }) : m.own_picture_text({ codec });
}
