/** Fake call: a call of the tests, in which everything happens at once and nothing is sent anywhere. */
import { createStore } from 'zustand/vanilla';
import type { Call, CallState, CallTile } from '../../../call/call.ts';

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

export function fakeCall(first: Partial<CallState> = {}): Call {
  const store = createStore<CallState>(() => ({ ...QUIET_CALL, ...first }));
  const set = (change: Partial<CallState>): void => store.setState(change);
  return {
    store,
    start: () => () => undefined,
    prepare: () => undefined,
    rest: () => undefined,
    join: () => set({ phase: 'in', way: 'mesh' }),
    leave: () => set({ phase: 'out', way: null, tiles: [] }),
    setMic: (on) => set({ mic: on ? 'on' : 'off' }),
    setCamera: (on) => set({ camera: on ? 'on' : 'off' }),
    chooseDevice: (kind, id) => set({ chosen: { ...store.getState().chosen, [kind]: id } }),
    shareScreen: () => set({ screen: 'on' }),
    stopShare: () => set({ screen: 'off' }),
    setVolume: (member, volume) =>
      set({
        tiles: store.getState().tiles.map((tile) => (tile.member === member ? { ...tile, volume } : tile)),
      }),
    setPushToTalk: (pushToTalk) => set({ pushToTalk }),
    talk: (talking) => set({ talking }),
    setSameRoom: (sameRoom) => set({ sameRoom }),
    setDucking: (ducking) => set({ ducking }),
    micLevel: () => 0,
    retry: () => undefined,
    gesture: () => set({ soundBlocked: false }),
    dismiss: () => set({ problem: null, hushed: null, unplugged: null }),
  };
}
