/** `npm run idle-rooms -- [--json FILE]`: what ten thousand rooms cost in which something is on and nobody is. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { protocolVersion, randomId } from '@lockstep/core';
import { createHostRuntime } from '@lockstep/core/host';
import { startServer } from '@lockstep/server';
import { WebSocket } from 'ws';

const rooms = 10_000;
const atATime = 50;
const idleMs = 10_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const runtime = createHostRuntime();
const much = 1e9;
const server = await startServer({
  port: 0,
  logLevel: 'silent',
  limits: {
    rooms: rooms + 10,
    roomsPerMinute: much,
    roomsBurst: much,
    arrivalsPerMinute: much,
    arrivalsBurst: much,
    memberCommandsBurst: much,
    emptyRoomMs: much,
    awakeMs: much,
  },
});

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

/** Somebody comes, puts a film on, plays, pauses, and goes. */
async function visit(): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/rooms/${randomId(runtime)}/socket`);
  await once(socket, 'open');
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const connection = randomId(runtime);
  const secret = randomId(runtime);
  say({ type: 'hello', versions: [protocolVersion], secret, name: 'Visitor', connection, device: 'program', resume: null });
  const sources = [{ kind: 'link', url: 'https://films.example/film.mp4' }];
  const item = { id: 'film', title: 'Film', duration: 5400, sources };
  const commands = [{ type: 'addItem', item, select: true }, { type: 'play' }, { type: 'pause' }];
  for (const [n, command] of commands.entries()) say({ type: 'command', id: `c${n}`, issuedAt: 0, command });
  say({ type: 'bye' });
  await once(socket, 'close');
}

// What only the first rooms cost.
for (let n = 0; n < 100; n++) await visit();
await pause(2000);
const before = heap();
for (let n = 0; n < rooms; n += atATime) await Promise.all(Array.from({ length: atATime }, visit));
await pause(2000);
const kilobytesPerRoom = (heap() - before) / rooms / 1024;
const cpu = process.cpuUsage();
await pause(idleMs);
const { user, system } = process.cpuUsage(cpu);
const result = {
  rooms,
  kilobytesPerRoom: Math.round(kilobytesPerRoom * 100) / 100,
  coreWhileIdle: (user + system) / 1000 / idleMs,
};
await server.close();
console.log(JSON.stringify(result));
const [flag, file] = process.argv.slice(2);
if (flag === '--json' && file !== undefined) writeFileSync(file, `${JSON.stringify(result)}\n`);
