/** DecideSubtitles: subtitles shared with the room. Rules RM90–RM82 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import type { Decision } from './asking.ts';
import type { Command } from './commands.ts';
import { isAddress } from './address.ts';
import { roomLimits } from './limits.ts';
import { cleanText } from './names.ts';
import type { SharedSubtitle } from './shared-subtitle.ts';
import type { Item, ItemId, RoomState, SubtitleId } from './state.ts';

export type SubtitleCommand = Extract<Command, { type: 'addSubtitle' | 'removeSubtitle' }>;

/** What comes of a member's command about shared subtitles. */
export function decideSubtitles({ queue }: RoomState, command: SubtitleCommand): Decision {
  const item = queue.find(({ id }) => id === command.item);
  if (item === undefined) return fail({ code: 'unknownItem' });
  const known = item.subtitles ?? [];
  switch (command.type) {
    case 'addSubtitle':
      return decideAdd(item.id, known, command.subtitle);
    case 'removeSubtitle': {
      const { subtitle } = command;
      // Somebody else was quicker: it is done.
      if (!known.some(({ id }) => id === subtitle)) return ok([]);
      return ok([{ type: 'subtitleRemoved', item: item.id, subtitle }]);
    }
  }
}

/** A language as BCP 47 or ISO 639 names it. */
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

function decideAdd(item: ItemId, known: readonly SharedSubtitle[], subtitle: SharedSubtitle): Decision {
  const { id, url, lang } = subtitle;
  // Shared twice, by one or by two people: once is enough.
  if (known.some((one) => one.id === id || one.url === url)) return ok([]);
  if (known.length >= roomLimits.subtitles) return fail({ code: 'listFull' });
  if (!isAddress(url) || (lang !== null && !LANGUAGE.test(lang))) return fail({ code: 'outOfRange' });
  const label = cleanText(subtitle.label, roomLimits.labelLength);
  if (label === '') return fail({ code: 'badName' });
  return ok([{ type: 'subtitleAdded', item, subtitle: { id, label, lang, url } }]);
}

/** The item with it; a new list, or none where it was the last. */
export function withSubtitle(item: Item, subtitle: SharedSubtitle): Item {
  return { ...item, subtitles: [...(item.subtitles ?? []), subtitle] };
}

export function withoutSubtitle({ subtitles = [], ...item }: Item, id: SubtitleId): Item {
  const others = subtitles.filter((one) => one.id !== id);
  return others.length === 0 ? item : { ...item, subtitles: others };
}
