/** House rules as they travel; what is sealed has no place here. */
import * as v from 'valibot';
import { callParts } from '../room/call-parts.ts';
import { actions, roles } from '../room/house.ts';
import * as s from './shapes.ts';

export const role = v.picklist(roles);
export const action = v.picklist(actions);
export const controlMode = v.picklist(['everyone', 'hosts', 'baton']);
export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** At least 128 random bits, base64url or base58. */
export const ownerSecret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/));

const newcomers = v.picklist(['member', 'viewer']);
const loop = v.picklist(['off', 'item', 'queue']);
/** Longer than the longest that a room may be set to, for rooms of later versions. */
const mostInCall = v.pipe(s.count, v.minValue(1), v.maxValue(1000));
const callPart = v.picklist(callParts);
const switches = v.picklist(['advance', 'guard', 'keepRunning', 'listed']);

/** Upwards: unknown fields are refused. */
export const newSetting = v.variant('name', [
  v.strictObject({ name: v.literal('loop'), loop }),
  v.strictObject({ name: v.literal('rates'), slowest: s.rate, fastest: s.rate }),
  v.strictObject({ name: switches, on: v.boolean() }),
  v.strictObject({ name: v.literal('newcomers'), role: newcomers }),
  v.strictObject({ name: v.literal('calls'), on: v.boolean(), most: mostInCall }),
]);

const setting = v.variant('name', [
  v.object({ name: v.literal('loop'), loop }),
  v.object({ name: v.literal('rates'), slowest: s.rate, fastest: s.rate }),
  v.object({ name: switches, on: v.boolean() }),
  v.object({ name: v.literal('newcomers'), role: newcomers }),
  v.object({ name: v.literal('calls'), on: v.boolean(), most: mostInCall }),
]);

export const newMarker = v.strictObject({ id: s.id, item: s.id, position: s.position, label: s.title });
export const marker = v.object({ id: s.id, item: s.id, position: s.position, label: s.title, addedBy: s.id });

const right = v.object({ action, from: role });
const ban = v.object({ member: s.id, name: s.name, at: s.moment });

/** The part of a room's state that is house rules. */
export const houseState = {
  access: v.object({
    listed: v.boolean(),
    hasPassword: v.boolean(),
    hasOwnerLink: v.boolean(),
    lock: v.nullable(v.object({ insiders: s.list(s.id, 20_000) })),
  }),
  grants: s.list(v.object({ member: s.id, role }), 2000),
  bans: s.list(ban, 5000),
  control: v.variant('mode', [
    v.object({ mode: v.literal('everyone') }),
    v.object({ mode: v.literal('hosts') }),
    v.object({ mode: v.literal('baton'), holder: v.nullable(s.id) }),
  ]),
  rights: s.list(right, 100),
  settings: v.object({
    loop,
    advance: v.boolean(),
    rates: v.object({ slowest: s.rate, fastest: s.rate }),
    guard: v.boolean(),
    keepRunning: v.boolean(),
    newcomers,
    calls: v.object({ on: v.boolean(), most: mostInCall }),
  }),
  markers: s.list(marker, 2000),
  pinned: v.nullable(v.object({ text: s.title, by: v.nullable(s.id) })),
  closed: v.boolean(),
} as const;

export const houseEvents = [
  v.object({ type: v.literal('kicked'), member: s.id }),
  v.object({ type: v.literal('banned'), ban }),
  v.object({ type: v.literal('unbanned'), member: s.id }),
  v.object({ type: v.literal('roleSet'), member: s.id, role }),
  v.object({ type: v.literal('rightSet'), right }),
  v.object({ type: v.literal('lockSet'), locked: v.boolean() }),
  v.object({ type: v.literal('passwordSet'), isSet: v.boolean() }),
  v.object({ type: v.literal('ownerLinkSet') }),
  v.object({ type: v.literal('modeSet'), mode: controlMode }),
  v.object({ type: v.literal('batonPassed'), holder: v.nullable(s.id) }),
  v.object({ type: v.literal('settingSet'), setting }),
  v.object({ type: v.literal('markerAdded'), marker }),
  v.object({ type: v.literal('markerRemoved'), marker: s.id }),
  v.object({ type: v.literal('linePinned'), text: s.title }),
  v.object({ type: v.literal('lineUnpinned') }),
  v.object({ type: v.literal('hushed'), member: s.id, what: callPart }),
  v.object({ type: v.literal('closed') }),
] as const;

export const houseCommands = [
  v.strictObject({ type: v.literal('setSetting'), setting: newSetting }),
  v.strictObject({ type: v.literal('addMarker'), marker: newMarker }),
  v.strictObject({ type: v.literal('removeMarker'), marker: s.id }),
  v.strictObject({ type: v.literal('pinLine'), text: s.title }),
  v.strictObject({ type: v.literal('unpinLine') }),
  v.strictObject({ type: v.literal('setControlMode'), mode: controlMode }),
  v.strictObject({ type: v.literal('takeBaton') }),
  v.strictObject({ type: v.literal('giveBaton'), to: s.id }),
  v.strictObject({ type: v.literal('releaseBaton') }),
  v.strictObject({ type: v.literal('kick'), member: s.id }),
  v.strictObject({ type: v.literal('ban'), member: s.id }),
  v.strictObject({ type: v.literal('unban'), member: s.id }),
  v.strictObject({ type: v.literal('setRole'), member: s.id, role }),
  v.strictObject({ type: v.literal('setRight'), action, from: role }),
  v.strictObject({ type: v.literal('setLock'), locked: v.boolean() }),
  v.strictObject({ type: v.literal('setPassword'), password: v.nullable(password) }),
  v.strictObject({ type: v.literal('setOwnerLink'), owner: ownerSecret }),
  v.strictObject({ type: v.literal('hush'), member: s.id, what: callPart }),
  v.strictObject({ type: v.literal('close') }),
] as const;
