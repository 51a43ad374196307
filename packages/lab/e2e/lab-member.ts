/** Lab member: somebody without a page who sets a room up before the people come, and goes. */
import { createParticipant, randomId, type Command, type RoomState } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Asks for all of it, waits until `done`, and leaves. The first in a new room may everything. */
export async function setUpRoom(
  port: number,
  room: string,
  commands: readonly Command[],
  done: (state: RoomState) => boolean,
): Promise<void> {
  const runtime = createHostRuntime();
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`, WebSocket),
    secret: randomId(runtime),
    name: 'Lab',
    device: 'program',
  });
  participant.start();
  const until = async (met: (state: RoomState) => boolean): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) {
      const { confirmed } = participant.view();
      if (confirmed !== null && met(confirmed)) return;
      await pause(50);
    }
    throw new Error('the room was not set up');
  };
  await until(() => true);
  for (const command of commands) participant.send(command);
  await until(done);
  participant.leave();
  participant.stop();
}
