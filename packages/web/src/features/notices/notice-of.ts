/** Notice of: which of the things that happen in a room are worth a line over the picture, and what the line says. */
import {
  type Control,
  type ControlMode,
  type Entry,
  type Item,
  type MemberId,
  type Role,
  type RoomEvent,
  type RoomNews,
  type ServerMs,
  type Setting,
  type Settings,
} from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { codeText, refusalText } from './refusal-text.ts';

/** What a notice may need to know of the room. */
export interface NoticeContext {
  readonly me: MemberId | null;
  readonly now: ServerMs | null;
  readonly queue: readonly Item[];
  /** Members here, after what happened. */
  readonly count: number;
  /** Who steers, for telling somebody who may not. */
  readonly control?: Control | null;
  /** Also of members who have just left. */
  readonly nameOf: (member: MemberId) => string | null;
}

export interface NoticeText {
  readonly text: string;
  /** Whose colour it wears; null: the room's. */
  readonly member: MemberId | null;
  readonly tone: 'plain' | 'danger';
}

/** After a lost line everything missed comes at once; what is older than this is no news. */
const FRESH_MS = 8000;

/** null: not worth a line. My own doings are not: I know them. Refusals are. */
export function noticeOf(news: RoomNews, context: NoticeContext): NoticeText | null {
  switch (news.type) {
    case 'entry': {
      const { entry } = news;
      if (context.now !== null && context.now - entry.at > FRESH_MS) return null;
      const member = whose(entry);
      if (member === context.me) return null;
      const text = textOf(entry, member === null ? null : context.nameOf(member), context);
      return text === null ? null : { text, member, tone: 'plain' };
    }
    case 'refused': {
      const text = refusalText(news, context);
      return text === null ? null : { text, member: null, tone: 'danger' };
    }
    case 'said':
    case 'signal':
    case 'callRefused':
      return null;
    case 'unsaid':
      return { text: codeText(news.code) ?? m.unsaid(), member: null, tone: 'danger' };
  }
}

function whose({ event, by }: Entry): MemberId | null {
  switch (event.type) {
    case 'joined':
      return event.member.id;
    case 'left':
    case 'renamed':
      return event.member;
    case 'kicked':
    case 'banned':
    case 'unbanned':
    case 'roleSet':
    case 'rightSet':
    case 'lockSet':
    case 'passwordSet':
    case 'ownerLinkSet':
    case 'modeSet':
    case 'batonPassed':
    case 'settingSet':
    case 'markerAdded':
    case 'markerRemoved':
    case 'linePinned':
    case 'lineUnpinned':
    case 'closed':
    case 'itemMoved':
    case 'itemRenamed':
    case 'subtitleAdded':
    case 'subtitleRemoved':
    case 'opened':
    case 'titled':
    case 'played':
    case 'paused':
    case 'seeked':
    case 'rateChanged':
    case 'held':
    case 'released':
    case 'itemAdded':
    case 'itemsAdded':
    case 'queueCleared':
    case 'queueShuffled':
    case 'queueRestored':
    case 'itemRemoved':
    case 'itemDescribed':
    case 'sourceAdded':
    case 'sourceRemoved':
    case 'itemFingerprinted':
    case 'itemSelected':
    case 'itemEnded':
    case 'waitingSet':
    case 'slept':
    case 'rollCalled':
    case 'hushed':
      return by;
  }
}

function textOf({ event, by }: Entry, known: string | null, context: NoticeContext): string | null {
  const name = known ?? m.notice_somebody();
  switch (event.type) {
    case 'played':
      if (event.manner === 'loop') return null;
      return event.manner === 'restart' ? m.notice_restarted({ name }) : m.notice_played({ name });
    case 'paused':
      return m.notice_paused({ name });
    case 'seeked':
      return seekText(event, name, context);
    case 'rateChanged':
      return m.notice_rate({ name, rate: event.timeline.rate });
    case 'itemAdded':
      // Nobody did it just now: it was uploaded some time ago, and is news to its uploader too. [UP12]
      return by === null
        ? m.upload_brought({ title: event.item.title })
        : m.notice_added({ name, title: event.item.title });
    case 'itemsAdded': {
      const [only] = event.items;
      return event.items.length === 1 && only !== undefined
        ? m.notice_added({ name, title: only.title })
        : m.notice_added_many({ name, count: event.items.length });
    }
    case 'queueCleared':
      return m.notice_cleared({ name });
    case 'queueShuffled':
      return m.notice_shuffled({ name });
    case 'queueRestored':
      return m.notice_put_back({ name });
    case 'itemSelected': {
      const title = context.queue.find(({ id }) => id === event.item)?.title;
      if (title === undefined) return null;
      if (event.manner === 'next') return m.notice_next({ title });
      return by === null ? null : m.notice_selected({ name, title });
    }
    case 'joined':
      return m.notice_joined({ name: event.member.name, count: context.count });
    case 'left':
      return known === null ? null : m.notice_left({ name, count: context.count });
    case 'renamed':
      return m.notice_renamed({ name: event.name });
    case 'titled':
      return m.notice_titled({ name, title: event.title });
    case 'kicked':
      return m.notice_kicked({ name: context.nameOf(event.member) ?? m.notice_somebody() });
    case 'hushed':
      return hushedText(event, name, context);
    case 'banned':
      return m.notice_banned({ name: event.ban.name === '' ? m.notice_somebody() : event.ban.name });
    case 'lockSet':
      return event.locked ? m.notice_locked({ name }) : m.notice_unlocked({ name });
    case 'modeSet':
      return modeText(event.mode, name);
    case 'batonPassed':
      return event.holder === null
        ? m.notice_baton_free()
        : m.notice_baton({ name: context.nameOf(event.holder) ?? m.notice_somebody() });
    case 'linePinned':
      return m.notice_pinned({ name, text: event.text });
    case 'held':
    case 'released':
      // The line of those waited for says it for as long as it is true.
      return null;
    case 'opened':
    case 'itemRemoved':
    case 'itemDescribed':
    case 'sourceAdded':
    case 'sourceRemoved':
    case 'itemFingerprinted':
    case 'itemEnded':
    case 'waitingSet':
    case 'slept':
    case 'itemMoved':
    case 'itemRenamed':
    case 'subtitleAdded':
    case 'subtitleRemoved':
    case 'rollCalled':
      // It has lines of its own.
      return null;
    case 'settingSet':
      return settingText(event.setting, name);
    case 'roleSet':
      return event.member === context.me ? roleText(event.role) : null;
    case 'unbanned':
    case 'rightSet':
    case 'passwordSet':
    case 'ownerLinkSet':
    case 'markerRemoved':
    case 'lineUnpinned':
    case 'closed':
      return null;
    case 'markerAdded': {
      const { position, label } = event.marker;
      const time = formatTime(position);
      return label === '' ? m.notice_marker({ name, time }) : m.notice_marker_named({ name, time, label });
    }
  }
}

function hushedText(
  { member, what }: Extract<RoomEvent, { type: 'hushed' }>,
  name: string,
  { me, nameOf }: NoticeContext,
): string {
  const other = member === me ? m.notice_you() : (nameOf(member) ?? m.notice_somebody());
  switch (what) {
    case 'mic':
      return m.notice_hushed_mic({ name, other });
    case 'camera':
      return m.notice_hushed_camera({ name, other });
    case 'screen':
      return m.notice_hushed_screen({ name, other });
  }
}

function loopText(loop: Settings['loop'], name: string): string {
  switch (loop) {
    case 'off':
      return m.notice_loop_off({ name });
    case 'item':
      return m.notice_loop_item({ name });
    case 'queue':
      return m.notice_loop_queue({ name });
  }
}

function seekText(
  { manner, of, backSec = 0, timeline }: Extract<RoomEvent, { type: 'seeked' }>,
  name: string,
  { me, nameOf }: NoticeContext,
): string {
  const time = formatTime(timeline.position);
  const whose = of === undefined ? null : (nameOf(of) ?? m.notice_somebody());
  if (manner === 'guard') {
    const seconds = Math.round(backSec);
    return of === me ? m.guard_acted_you({ seconds }) : m.guard_acted({ name: whose ?? '', seconds });
  }
  if (manner !== 'syncToMe') return m.notice_seeked({ name, time });
  if (whose === null) return m.notice_synced({ name, time });
  return of === me ? m.sync_to_you({ name, time }) : m.sync_to_other({ name, other: whose, time });
}

/** Only what everybody should know; who may change settings looks there for the rest. */
function settingText(setting: Setting, name: string): string | null {
  if (setting.name === 'loop') return loopText(setting.loop, name);
  if (setting.name !== 'guard') return null;
  return setting.on ? m.guard_turned_on({ name }) : m.guard_turned_off({ name });
}

function roleText(role: Role): string {
  switch (role) {
    case 'host':
      return m.role_now_host();
    case 'moderator':
      return m.role_now_moderator();
    case 'member':
      return m.role_now_member();
    case 'viewer':
      return m.role_now_viewer();
  }
}

function modeText(mode: ControlMode, name: string): string {
  switch (mode) {
    case 'everyone':
      return m.notice_mode_everyone({ name });
    case 'hosts':
      return m.notice_mode_hosts({ name });
    case 'baton':
      return m.notice_mode_baton({ name });
  }
}
