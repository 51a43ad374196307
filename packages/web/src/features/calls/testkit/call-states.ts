/** Call states: what a call may be like, for tests. */
import type { CallState, CallTile } from '../../../call/call.ts';

export const tileOf = (tile: Partial<CallTile> & Pick<CallTile, 'connection'>): CallTile => ({
  member: tile.connection,
  mine: false,
  camera: null,
  screen: null,
  mic: true,
  speaking: false,
  state: 'live',
  quality: null,
  volume: 1,
  ...tile,
});

export const QUIET_CALL: CallState = {
  phase: 'out',
  problem: null,
  way: null,
  mic: 'off',
  camera: 'off',
  screen: 'off',
  ownCamera: null,
  tiles: [],
  devices: [],
  chosen: { mic: null, camera: null, speaker: null },
  unplugged: null,
  pushToTalk: false,
  talking: false,
  sameRoom: false,
  ducking: { on: true, decibels: 12 },
  hushed: null,
  soundBlocked: false,
};
