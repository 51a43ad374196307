/**
 * Room session: one participant of one room in this page, with its view as a store. What the page tells (visible again,
 * online again, closing) is passed on to the participant.
 */
import {
  createParticipant,
  type Participant,
  type ParticipantOptions,
  type RoomView,
  type Runtime,
  type Stop,
} from '@lockstep/core';
import { watchPage } from '@lockstep/core/dom';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface RoomSession {
  readonly participant: Participant;
  readonly runtime: Runtime;
  /** The latest view. */
  readonly store: StoreApi<RoomView>;
  /** Tries the door again with a password. */
  readonly enterWith: (password: string) => void;
  /** Enters the room; the stop says bye. Can be called again afterwards. */
  readonly start: () => Stop;
}

export function createRoomSession(options: ParticipantOptions): RoomSession {
  const { runtime } = options;
  const participant = createParticipant(options);
  const store = createStore<RoomView>(() => participant.view());
  const start = () => {
    const unsubscribe = participant.subscribe(() => store.setState(participant.view(), true));
    const unwatch = watchPage({
      visible: (visible) => participant.setVisible(visible),
      resumed: () => participant.retryNow(),
      online: () => participant.retryNow(),
      // A page kept for the back button may come back; a closed one says bye, so that nobody waits for the grace period.
      leaving: (kept) => {
        if (!kept) participant.leave();
      },
    });
    participant.start();
    return () => {
      unwatch();
      participant.leave();
      participant.stop();
      unsubscribe();
    };
  };
  const enterWith = (password: string) => participant.enterWith(password);
  return { participant, runtime, store, enterWith, start };
}
