/** A room's state, items and lines as they travel. */
import * as v from 'valibot';
import { houseEvents, houseState, marker } from './house-shapes.ts';
import * as s from './shapes.ts';

export const timeline = v.object({ position: s.position, rate: s.rate, playing: v.boolean(), at: s.moment });

export const source = v.variant('kind', [
  v.strictObject({ kind: v.literal('link'), url: s.url }),
  v.strictObject({ kind: v.literal('file'), name: s.title, size: s.bytes }),
]);

/** Upwards: unknown fields are refused. */
export const newFingerprint = v.strictObject({ size: s.bytes, hash: s.hash, name: s.title });
const fingerprint = v.object({ size: s.bytes, hash: s.hash, name: s.title });

export const newItem = v.strictObject({
  id: s.id,
  title: s.title,
  duration: v.nullable(s.position),
  sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(8), v.readonly()),
});

const subtitleFields = { id: s.id, label: s.title, lang: v.nullable(s.language), url: s.url };
export const newSubtitle = v.strictObject(subtitleFields);
const subtitle = v.object(subtitleFields);

export const item = v.object({
  id: s.id,
  title: s.title,
  duration: v.nullable(s.position),
  sources: s.list(source, 8),
  fingerprint: v.exactOptional(fingerprint),
  addedBy: s.id,
  subtitles: v.exactOptional(s.list(subtitle, 100)),
});

export const waiting = v.object({
  policy: v.picklist(['auto', 'everyone', 'nobody']),
  limitSec: v.pipe(s.seconds, v.minValue(1), v.maxValue(60)),
});

export const member = v.object({ id: s.id, name: s.name, colour: s.count });

export const hold = v.object({ members: s.list(s.id, 1000), since: s.moment, until: s.moment });

export const playback = v.object({
  timeline,
  revision: s.count,
  cause: v.picklist(['play', 'pause', 'seek', 'rate', 'hold', 'release', 'item', 'end', 'sleep', 'none']),
  by: v.nullable(s.id),
  issuedAt: s.moment,
});

export const undo = v.object({
  id: s.id,
  what: v.picklist(['removed', 'shuffled']),
  order: s.list(s.id, 2000),
  items: s.list(item, 2000),
  markers: s.list(marker, 2000),
});

export const roomState = v.object({
  seq: s.count,
  title: s.title,
  createdAt: s.moment,
  members: s.list(member, 20_000),
  queue: s.list(item, 2000),
  current: v.nullable(s.id),
  playback,
  hold: v.nullable(hold),
  recentHolds: s.list(v.object({ member: s.id, at: s.moment }), 2000),
  waiting,
  ...houseState,
  undos: s.list(undo, 100),
  recentCommands: s.list(s.id, 2000),
});

const lineChange = { timeline, issuedAt: s.moment };

export const event = v.variant('type', [
  v.object({ type: v.literal('opened'), title: s.title, host: v.exactOptional(s.id) }),
  v.object({ type: v.literal('titled'), title: s.title }),
  v.object({ type: v.literal('joined'), member }),
  v.object({ type: v.literal('left'), member: s.id }),
  v.object({ type: v.literal('renamed'), member: s.id, name: s.name }),
  v.object({
    type: v.literal('played'),
    manner: v.exactOptional(v.picklist(['restart', 'loop'])),
    ...lineChange,
  }),
  v.object({ type: v.literal('paused'), ...lineChange }),
  v.object({
    type: v.literal('seeked'),
    manner: v.exactOptional(v.picklist(['goTo', 'syncToMe', 'guard'])),
    of: v.exactOptional(s.id),
    backSec: v.exactOptional(s.seconds),
    ...lineChange,
  }),
  v.object({ type: v.literal('rateChanged'), ...lineChange }),
  v.object({ type: v.literal('held'), hold, beginner: v.nullable(s.id), ...lineChange }),
  v.object({ type: v.literal('released'), without: s.list(s.id, 1000), ...lineChange }),
  v.object({ type: v.literal('itemAdded'), item }),
  v.object({ type: v.literal('itemsAdded'), items: s.list(item, 2000) }),
  v.object({ type: v.literal('queueCleared') }),
  v.object({ type: v.literal('queueShuffled'), order: s.list(s.id, 2000) }),
  v.object({
    type: v.literal('queueRestored'),
    of: s.id,
    order: s.list(s.id, 2000),
    items: s.list(item, 2000),
    markers: s.list(marker, 2000),
  }),
  v.object({ type: v.literal('itemRemoved'), item: s.id }),
  v.object({ type: v.literal('itemMoved'), item: s.id, before: v.nullable(s.id) }),
  v.object({ type: v.literal('itemRenamed'), item: s.id, title: s.title }),
  v.object({ type: v.literal('subtitleAdded'), item: s.id, subtitle }),
  v.object({ type: v.literal('subtitleRemoved'), item: s.id, subtitle: s.id }),
  v.object({ type: v.literal('itemDescribed'), item: s.id, duration: s.position }),
  v.object({ type: v.literal('sourceAdded'), item: s.id, source }),
  v.object({ type: v.literal('sourceRemoved'), item: s.id, source }),
  v.object({ type: v.literal('itemFingerprinted'), item: s.id, fingerprint }),
  v.object({
    type: v.literal('itemSelected'),
    item: v.nullable(s.id),
    manner: v.exactOptional(v.literal('next')),
    ...lineChange,
  }),
  v.object({ type: v.literal('itemEnded'), item: s.id, ...lineChange }),
  v.object({ type: v.literal('rollCalled') }),
  v.object({ type: v.literal('waitingSet'), waiting }),
  v.object({ type: v.literal('slept'), ...lineChange }),
  ...houseEvents,
]);

export const entry = v.object({
  seq: s.count,
  at: s.moment,
  by: v.nullable(s.id),
  command: v.nullable(s.id),
  event,
});
