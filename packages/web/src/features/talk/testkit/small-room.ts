/** Small room: a simulated room with real participants, each as a room session, for tests of the talk. */
import { createParticipant, type Stop } from '@lockstep/core';
import { createDice, createFakeLine, FakeRoom, FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../../../room/room-session.ts';

export class SmallRoom {
  readonly time = new VirtualTime();
  readonly room = new FakeRoom({ time: this.time });

  #entered = 0;

  /** Somebody on the way in; `advance` lets him arrive. */
  enter(name: string): RoomSession {
    const { time } = this;
    // Unlike dice: or two people would make the same ids.
    this.#entered += 1;
    const runtime = new FakeRuntime(time, {}, createDice(this.#entered));
    const path = { delayMs: 20 };
    const line = createFakeLine({ time, dice: createDice(100 + this.#entered), up: path, down: path });
    this.room.serve(line);
    const participant = createParticipant({
      runtime,
      connect: line.connect,
      secret: `${name}-0123456789abcdef`,
      name,
      device: 'program',
    });
    const store = createStore(() => participant.view());
    participant.subscribe(() => store.setState(participant.view(), true));
    participant.start();
    const stop: Stop = () => participant.stop();
    return { participant, runtime, store, enterWith: () => {}, start: () => stop };
  }

  advance(ms = 2000): void {
    this.time.advance(ms);
  }
}
