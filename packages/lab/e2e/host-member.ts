/** Host member: somebody without a page who is in a room before all others, and so its host. */
import { createParticipant, randomId, type Participant } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

export interface HostMember {
  readonly participant: Participant;
  /** The id of the member called so, once he is there. */
  readonly idOf: (name: string) => Promise<string>;
  readonly until: (what: string, done: () => boolean) => Promise<void>;
  readonly stop: () => void;
}

export async function hostMember(port: number, room: string): Promise<HostMember> {
  const runtime = createHostRuntime();
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`, WebSocket),
    secret: randomId(runtime),
    name: 'Hostess',
    device: 'program',
  });
  const until = async (what: string, done: () => boolean): Promise<void> => {
    for (let turn = 0; !done(); turn += 1) {
      if (turn > 200) throw new Error(`the room did not ${what}`);
      await pause(50);
    }
  };
  participant.start();
  await until('let the host in', () => participant.view().confirmed !== null);
  const find = (name: string): string | undefined =>
    participant.view().confirmed?.members.find((member) => member.name === name)?.id;
  return {
    participant,
    until,
    idOf: async (name) => {
      await until(`let ${name} in`, () => find(name) !== undefined);
      return find(name) ?? '';
    },
    stop: () => {
      participant.leave();
      participant.stop();
    },
  };
}
