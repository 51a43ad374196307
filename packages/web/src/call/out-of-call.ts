/** Out of call: what is shown while there is no call, and why there is none. */
import type { RefusalCode } from '@lockstep/core';
import type { CallProblem, CallState } from './call.ts';
import type { KeptChoices } from './kept.ts';

export const quietCall = ({ chosen, pushToTalk, ducking }: KeptChoices): CallState => ({
  phase: 'out',
  problem: null,
  way: null,
  mic: 'off',
  camera: 'off',
  screen: 'off',
  ownCamera: null,
  tiles: [],
  devices: [],
  chosen,
  unplugged: null,
  pushToTalk,
  talking: false,
  sameRoom: false,
  ducking,
  hushed: null,
  soundBlocked: false,
});

const problems: Partial<Record<RefusalCode, CallProblem>> = {
  callFull: 'full',
  callsOff: 'off',
  roomClosed: 'off',
  notAllowed: 'notAllowed',
  banned: 'notAllowed',
};

/** Other refusals are none of a call's own. */
export const problemOf = (code: RefusalCode): CallProblem => problems[code] ?? 'unreachable';
