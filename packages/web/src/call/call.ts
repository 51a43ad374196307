/** Call: what the page shows of the call of a room, and what a person can do with it. Made by `createCall`. */
import type { Stop } from '@lockstep/core';
import type { StoreApi } from 'zustand/vanilla';
import type { PeerState, Quality } from './call-line.ts';

/** `joining`: asked, and not yet let in. */
export type CallPhase = 'out' | 'joining' | 'in' | 'leaving';

/** Why there is no call, or none any more. */
export type CallProblem =
  /** As many take part as may. */
  | 'full'
  /** The room has no calls. */
  | 'off'
  /** This member may not call. */
  | 'notAllowed'
  /** The server could not be asked. */
  | 'unreachable'
  /** This browser has no calls. */
  | 'unsupported';

/**
 * Microphone or camera of this device. `asking`: the browser asks the person, who may take his time. `refused`: by the
 * person or the platform. `missing`: there is none. `busy`: another program has it. `failed`: for no reason told.
 */
export type DeviceState = 'off' | 'asking' | 'on' | 'refused' | 'missing' | 'busy' | 'failed';

/** The screen of this device; `refused` also when the person chose none. */
export type ShareState = 'off' | 'asking' | 'on' | 'refused' | 'failed';

export type DeviceKind = 'mic' | 'camera' | 'speaker';

export interface CallDevice {
  readonly kind: DeviceKind;
  readonly id: string;
  /** Empty until the browser may tell. */
  readonly label: string;
}

/** Which device is wanted; null: the platform's own choice. */
export type ChosenDevices = Readonly<Record<DeviceKind, string | null>>;

/** One connection that takes part, the own one first. */
export interface CallTile {
  readonly connection: string;
  readonly member: string;
  readonly mine: boolean;
  /** null: no picture of a camera is sent. Its own picture is to be mirrored. */
  readonly camera: MediaStreamTrack | null;
  /** null: no screen is shared. */
  readonly screen: MediaStreamTrack | null;
  /** Can be heard when he speaks; false: muted, or has no microphone. */
  readonly mic: boolean;
  readonly speaking: boolean;
  readonly state: PeerState;
  /** null for the own tile, and until it is measured. */
  readonly quality: Quality | null;
  /** How loud this person is to be here, 0 to 1; kept for the next call. */
  readonly volume: number;
}

/** How the film makes room for voices. */
export interface Ducking {
  readonly on: boolean;
  /** By how much it is quieter while somebody else speaks; 0 to 30. */
  readonly decibels: number;
}

/** A moderator turned something off on this device. */
export type Hushed = 'mic' | 'camera' | 'screen';

export interface CallState {
  readonly phase: CallPhase;
  readonly problem: CallProblem | null;
  /** null while there is no call. With `server` there may be more people than pictures fit. */
  readonly way: 'mesh' | 'server' | null;
  readonly mic: DeviceState;
  readonly camera: DeviceState;
  readonly screen: ShareState;
  /** The own picture, also before joining; null: none. */
  readonly ownCamera: MediaStreamTrack | null;
  /** Empty while there is no call. */
  readonly tiles: readonly CallTile[];
  readonly devices: readonly CallDevice[];
  readonly chosen: ChosenDevices;
  /** A chosen device has gone, and the platform's own choice is used instead; null: nothing has gone. */
  readonly unplugged: DeviceKind | null;
  /** The microphone is heard only while `talking`. */
  readonly pushToTalk: boolean;
  readonly talking: boolean;
  /** Somebody else in this very room has the sound: nothing is heard from this device, nor heard by it. */
  readonly sameRoom: boolean;
  readonly ducking: Ducking;
  /** What a moderator turned off last; null when the person has turned it on again, or put the notice away. */
  readonly hushed: Hushed | null;
  /** The browser wants a touch before it lets voices be heard; `gesture` brings them. */
  readonly soundBlocked: boolean;
}

export interface Call {
  readonly store: StoreApi<CallState>;
  /** Begins to watch the room; the stop leaves the call and lets go of every device. */
  readonly start: () => Stop;
  /** Lists devices, and opens what was on last time, so that the person can look at himself before joining. */
  readonly prepare: () => void;
  /** Lets go of what `prepare` opened, unless the person has joined. */
  readonly rest: () => void;
  /** Call inside a click. */
  readonly join: () => void;
  readonly leave: () => void;
  readonly setMic: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  /** null: the platform's own choice. */
  readonly chooseDevice: (kind: DeviceKind, id: string | null) => void;
  /** Call inside a click: the browser asks which screen. */
  readonly shareScreen: () => void;
  readonly stopShare: () => void;
  readonly setVolume: (member: string, volume: number) => void;
  readonly setPushToTalk: (on: boolean) => void;
  /** The key or button of push-to-talk went down, or up. */
  readonly talk: (talking: boolean) => void;
  readonly setSameRoom: (on: boolean) => void;
  readonly setDucking: (ducking: Ducking) => void;
  /** How loud the own microphone is just now, 0 to 1; to be asked once per frame by a meter. */
  readonly micLevel: () => number;
  /** Tries at once to reach somebody whose state is `failed` or `reconnecting`. */
  readonly retry: (connection: string) => void;
  /** Call inside a click or key press. */
  readonly gesture: () => void;
  /** The person has read it: `problem`, `hushed` and `unplugged` are null again. */
  readonly dismiss: () => void;
}
