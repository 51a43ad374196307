/** DecideSources: the ways to the picture of an item, and what tells its film from others. Rules RM69–RM72 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import type { Asking, Decision } from './asking.ts';
import type { Command } from './commands.ts';
import { isPlayable } from './decide-queue.ts';
import { roomLimits } from './limits.ts';
import { cleanText } from './names.ts';
import { isBringerOrSteers, steeringRefusal } from './rights.ts';
import { isSameSource, type Fingerprint, type Item, type RoomState, type Source } from './state.ts';

export type SourceCommand = Extract<Command, { type: 'addSource' | 'removeSource' | 'fingerprintItem' }>;
/** What comes of a member's command about sources. */
export function decideSources(state: RoomState, command: SourceCommand, asking: Asking): Decision {
  const item = state.queue.find(({ id }) => id === command.item);
  if (item === undefined) return fail({ code: 'unknownItem' });
  switch (command.type) {
    case 'addSource':
      return decideAddition(item, command.source);
    case 'removeSource':
      return decideRemoval(state, item, command.source, asking);
    case 'fingerprintItem':
      return isBringerOrSteers(state, item, asking.by)
        ? decideFingerprint(item, command.fingerprint, asking)
        : ok([]);
  }
}

function decideAddition(item: Item, source: Source): Decision {
  if (!isPlayable(source)) return fail({ code: 'outOfRange' });
  if (item.sources.some((one) => isSameSource(one, source))) return ok([]);
  if (item.sources.length >= roomLimits.sources) return fail({ code: 'listFull' });
  return ok([{ type: 'sourceAdded', item: item.id, source }]);
}

/** Whoever watches by it goes on by another: of what is on that moves pictures. [RM70] */
function decideRemoval(state: RoomState, item: Item, source: Source, { by }: Asking): Decision {
  if (!item.sources.some((one) => isSameSource(one, source))) return ok([]);
  if (item.sources.length === 1) return fail({ code: 'lastSource' });
  const refusal = state.current === item.id ? steeringRefusal(state, by) : null;
  return refusal === null ? ok([{ type: 'sourceRemoved', item: item.id, source }]) : fail({ code: refusal });
}

/** The first tells for all; only the bringer corrects. A file must be as large as the room says it is. [RM71] */
function decideFingerprint(item: Item, told: Fingerprint, { by }: Asking): Decision {
  const known = item.fingerprint;
  const fingerprint = { ...told, name: cleanText(told.name, roomLimits.titleLength) };
  if (known !== undefined && (by !== item.addedBy || known.hash === told.hash)) return ok([]);
  const files = item.sources.flatMap((source) => (source.kind === 'file' ? [source.size] : []));
  if (files.length > 0 && !files.includes(told.size)) return ok([]);
  return ok([{ type: 'itemFingerprinted', item: item.id, fingerprint }]);
}
