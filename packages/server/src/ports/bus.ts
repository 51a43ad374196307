/** Bus: tells other nodes at once what the log keeps. It may lose anything and is never the truth. Rules BU… in docs/spec/bus.md; every adapter runs testkit/bus-contract.ts. */
import type { Stop } from '@lockstep/core';

/** up: what is published most likely arrives · away: most likely not. */
export type BusState = 'up' | 'away';

export interface Bus {
  readonly state: BusState;
  /** Sends a text to all who subscribed to the room, ourselves too; while it is away, to nobody. Never waits, never throws. [BU2] */
  publish(room: string, frame: string): void;
  /** Hands over what is published to the room from now on, in the order in which one publisher published it. [BU1] */
  subscribe(room: string, deliver: (frame: string) => void): Stop;
  /** Told after `state` became another. */
  onChange(changed: (state: BusState) => void): Stop;
  close(): Promise<void>;
}
