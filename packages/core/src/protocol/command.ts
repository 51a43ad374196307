/** Client → server: do this. The id is the client's, so that asking again after a lost line happens once. */
import * as v from 'valibot';
import { roomLimits } from '../room/limits.ts';
import { houseCommands } from './house-shapes.ts';
import { newFingerprint, newItem, newSubtitle, source, waiting } from './room-shapes.ts';
import * as s from './shapes.ts';

export const roomCommand = v.variant('type', [
  v.strictObject({ type: v.literal('play') }),
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('seek'), to: s.position }),
  v.strictObject({ type: v.literal('setRate'), rate: s.rate }),
  v.strictObject({ type: v.literal('restart') }),
  v.strictObject({ type: v.literal('goTo'), to: s.position }),
  v.strictObject({ type: v.literal('syncToMe'), position: s.position, of: v.exactOptional(s.id) }),
  v.strictObject({ type: v.literal('callRoll') }),
  v.strictObject({ type: v.literal('reportStall') }),
  v.strictObject({ type: v.literal('reportReady') }),
  v.strictObject({ type: v.literal('goOnWithout'), members: s.list(s.id, 1000) }),
  v.strictObject({ type: v.literal('addItem'), item: newItem, select: v.boolean() }),
  v.strictObject({
    type: v.literal('addItems'),
    items: v.pipe(v.array(newItem), v.minLength(1), v.maxLength(roomLimits.itemsAtOnce), v.readonly()),
  }),
  v.strictObject({ type: v.literal('clearQueue') }),
  v.strictObject({ type: v.literal('shuffleQueue') }),
  v.strictObject({ type: v.literal('undoQueue'), of: s.id }),
  v.strictObject({ type: v.literal('removeItem'), item: s.id }),
  v.strictObject({ type: v.literal('selectItem'), item: s.id }),
  v.strictObject({ type: v.literal('moveItem'), item: s.id, before: v.nullable(s.id) }),
  v.strictObject({ type: v.literal('renameItem'), item: s.id, title: s.title }),
  v.strictObject({ type: v.literal('nextItem'), from: s.id }),
  v.strictObject({ type: v.literal('previousItem'), from: s.id }),
  v.strictObject({ type: v.literal('describeItem'), item: s.id, duration: s.position }),
  v.strictObject({ type: v.literal('itemEnded'), item: s.id }),
  v.strictObject({ type: v.literal('addSource'), item: s.id, source }),
  v.strictObject({ type: v.literal('removeSource'), item: s.id, source }),
  v.strictObject({ type: v.literal('fingerprintItem'), item: s.id, fingerprint: newFingerprint }),
  v.strictObject({ type: v.literal('addSubtitle'), item: s.id, subtitle: newSubtitle }),
  v.strictObject({ type: v.literal('removeSubtitle'), item: s.id, subtitle: s.id }),
  v.strictObject({ type: v.literal('rename'), name: s.name }),
  v.strictObject({ type: v.literal('setTitle'), title: s.title }),
  v.strictObject({ type: v.literal('setWaiting'), waiting }),
  ...houseCommands,
]);

export const command = v.strictObject({
  type: v.literal('command'),
  id: s.id,
  issuedAt: s.moment,
  command: roomCommand,
});
export type CommandMessage = v.InferOutput<typeof command>;
