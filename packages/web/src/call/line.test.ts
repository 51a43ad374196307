/** Every way of a call runs the contract. */
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { createSfuLine } from './livekit/sfu-line.ts';
import { FakeCallRoom } from './testkit/fake-call-room.ts';
import { FakeSfuServer } from './testkit/fake-sfu.ts';
import { describeCallLine, type LineWorld } from './testkit/line-contract.ts';
import { createMeshWorld } from './testkit/mesh-world.ts';
import { pump } from './testkit/pump.ts';

describeCallLine('mesh', (): LineWorld => {
  const world = createMeshWorld();
  return {
    enter: world.enter,
    leave: (connection) => world.room.leave(connection),
    kill: world.kill,
    run: world.run,
    carried: world.carried,
    // What is left is the world's own beat.
    leftOver: () => world.runtime.time.planned - 1,
  };
});

describeCallLine('over a server', (): LineWorld => {
  const time = new VirtualTime();
  const runtime = new FakeRuntime(time);
  const room = new FakeCallRoom(runtime);
  const server = new FakeSfuServer(runtime);
  return {
    enter(connection, sends = {}) {
      const line = createSfuLine(runtime, server.enter(connection));
      room.enter(connection, { line }, { mic: false, camera: false, screen: false, ...sends });
      return line;
    },
    leave: (connection) => room.leave(connection),
    kill(connection, ms) {
      server.kill(connection);
      room.vanish(connection, ms);
    },
    run: async (ms) => pump(time, ms),
    carried: (_at, of, kind) => server.sent(of, kind)?.id ?? null,
    leftOver: () => time.planned + server.seats,
  };
});
