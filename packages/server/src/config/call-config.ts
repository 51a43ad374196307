/** CallConfig: how people in a call reach each other. [CA22][CA24] */
import * as kind from './kinds.ts';
import type { SettingName } from './settings.ts';

export interface CallConfig {
  /** `stun:` addresses. */
  readonly stun: readonly string[];
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
  readonly livekit: { readonly url: string; readonly key: string; readonly secret: string } | null;
}

/** Nobody is asked where people are unless somebody says so. Decision 084. */
export const noCallServers: CallConfig = { stun: [], turn: null, livekit: null };

type Read = <Value>(name: SettingName, as: kind.Kind<Value>) => Value | undefined;

const host = String.raw`(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?`;
const stunAddress = new RegExp(`^stuns?:${host}$`);
const turnAddress = new RegExp(`^turns?:${host}(?:\\?transport=(?:udp|tcp))?$`);

const stunList = kind.listOf(
  'a list of addresses like stun:stun.example:3478 (turn: addresses go to LOCKSTEP_TURN_URLS)',
  (word) => stunAddress.test(word),
);
const turnList = kind.listOf('a list of addresses like turn:turn.example:3478?transport=udp', (word) =>
  turnAddress.test(word),
);
/** A secret that can be tried out is none. */
const turnSecret = kind.text('a secret of 16 letters at least', (text) => text.length >= 16);
const livekitUrl = kind.text(
  'an address like wss://livekit.example',
  (text) => /^wss?:\/\//.test(text) && URL.canParse(text) && new URL(text).search === '',
);
const anyText = kind.text('a text', (text) => !/\s/.test(text));

export function readCalls(read: Read, complaints: string[]): CallConfig {
  return {
    stun: read('iceServers', stunList) ?? noCallServers.stun,
    turn: readTurn(read, complaints),
    livekit: readLivekit(read, complaints),
  };
}

function readTurn(read: Read, complaints: string[]): CallConfig['turn'] {
  const urls = read('turnUrls', turnList);
  const secret = read('turnSecret', turnSecret);
  if (urls !== undefined && secret !== undefined) return { urls, secret };
  if (urls !== undefined || secret !== undefined) {
    complaints.push(
      'TURN needs LOCKSTEP_TURN_URLS and LOCKSTEP_TURN_SECRET, the secret that the TURN server has, too.',
    );
  }
  return null;
}

function readLivekit(read: Read, complaints: string[]): CallConfig['livekit'] {
  const url = read('livekitUrl', livekitUrl)?.replace(/\/+$/, '');
  const key = read('livekitKey', anyText);
  const secret = read('livekitSecret', anyText);
  if (url !== undefined && key !== undefined && secret !== undefined) return { url, key, secret };
  if (url !== undefined || key !== undefined || secret !== undefined) {
    complaints.push('LiveKit needs LOCKSTEP_LIVEKIT_URL, LOCKSTEP_LIVEKIT_KEY and LOCKSTEP_LIVEKIT_SECRET.');
  }
  return null;
}
