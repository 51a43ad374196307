/** Line words: what a thing that happened is called in the flow of the chat: as over the picture, mine too, and who is waited for. */
import type { MemberId } from '@lockstep/core';
import { noticeOf } from '../../features/notices/notice-of.ts';
import type { LineContext, WordsOf } from '../../features/talk/lines.ts';
import { m } from '../../i18n/messages.ts';

export const lineWords: WordsOf = (entry, context) => {
  const { event, by } = entry;
  if (event.type === 'held') {
    return event.beginner === null
      ? null
      : m.talk_line_waiting({ names: listOf(event.hold.members, context) });
  }
  if (event.type === 'released') {
    return event.without.length === 0
      ? m.talk_line_goes_on()
      : m.talk_line_goes_on_without({ names: listOf(event.without, context) });
  }
  if (event.type === 'lineUnpinned') return m.talk_line_unpinned({ name: nameFor(by, context) });
  const { room } = context.view;
  const told = noticeOf(
    { type: 'entry', entry },
    {
      // My own doings have their lines, too; and each has its time, so none is too old.
      me: null,
      now: null,
      queue: room?.queue ?? [],
      count: room?.members.length ?? 0,
      nameOf: context.nameOf,
    },
  );
  return told?.text ?? null;
};

const nameFor = (member: MemberId | null, { nameOf }: LineContext): string =>
  (member === null ? null : nameOf(member)) ?? m.notice_somebody();

const listOf = (members: readonly MemberId[], context: LineContext): string =>
  new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(
    members.map((member) => nameFor(member, context)),
  );
