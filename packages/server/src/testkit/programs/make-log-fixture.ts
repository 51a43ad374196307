/**
 * MakeLogFixture: an evening, asked for by real commands, as today's format keeps it: writes format-N.db and what its
 * rooms are to adapters/log/fixtures. Run once for each released format, before the next one; never over an old file.
 * `node --import tsx packages/server/src/testkit/programs/make-log-fixture.ts`
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventFormat, mediaSec, serverMs, type RoomState } from '@lockstep/core';
import { createMemoryLog } from '../../adapters/log/memory.ts';
import { copySqlite } from '../../adapters/log/sql/copy-sqlite.ts';
import { openSqliteLog } from '../../adapters/log/sqlite.ts';
import { exportRoom } from '../../rooms/exported-room.ts';
import { createServer, film, report } from '../evening.ts';
import type { FakePeer } from '../fake-peer.ts';

const fixtures = fileURLToPath(new URL('../../adapters/log/fixtures/', import.meta.url));
const to = join(fixtures, `format-${eventFormat}.db`);
if (existsSync(to)) throw new Error(`${to} is there already; formats are not written anew`);

/** Everything a room can do, as far as it leaves a trace. */
async function evening(): Promise<{
  log: ReturnType<typeof createMemoryLog>;
  rooms: Record<string, RoomState>;
}> {
  const log = createMemoryLog();
  const server = createServer({ log, limits: { entriesPerSnapshot: 20 } });
  const ann = await server.peer('evening', 'ann').hello('ann');
  const ben = await server.peer('evening', 'ben').hello('ben', { name: 'Bén 同帧' });
  const pass = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i++) {
      ann.say(report);
      ben.say(report);
      await server.wait(1000);
    }
  };
  await ann.ask({ type: 'setTitle', title: 'Film night «同帧»' });
  await ann.ask(film);
  await ben.ask({
    type: 'addItem',
    select: false,
    item: {
      id: 'own',
      title: 'Own copy',
      duration: null,
      sources: [
        { kind: 'file', name: 'Own copy.mkv', size: 734_003_200 },
        { kind: 'link', url: 'https://films.example/own.mp4' },
      ],
    },
  });
  await ann.ask({ type: 'play' });
  await pass(3);
  await ben.ask({ type: 'pause' });
  await pass(1);
  await ben.ask({ type: 'seek', to: mediaSec(321.25) });
  await ann.ask({ type: 'setRate', rate: 1.25 });
  await ann.ask({ type: 'setWaiting', waiting: { policy: 'everyone', limitSec: 5 } });
  await ann.ask({ type: 'play' });
  await pass(2);
  await ben.ask({ type: 'reportStall' });
  await pass(1);
  await ben.ask({ type: 'reportReady' });
  await pass(2);
  await ben.ask({ type: 'reportStall' });
  await ann.ask({ type: 'goOnWithout', members: [ben.last('welcome')?.member ?? ''] });
  await pass(2);
  await ann.ask({ type: 'rename', name: 'Anna' });
  await ann.ask({ type: 'selectItem', item: 'own' });
  await ben.ask({ type: 'describeItem', item: 'own', duration: mediaSec(5400.04) });
  await ben.ask({ type: 'seek', to: mediaSec(5399) });
  await ann.ask({ type: 'play' });
  await pass(2);
  await ann.ask({ type: 'itemEnded', item: 'own' });
  await ann.ask({ type: 'removeItem', item: 'own' });
  await ann.ask({ type: 'selectItem', item: 'film' });
  await ann.ask({ type: 'play' });
  await pass(2);
  await sources(ann);
  await list(ann);
  await subtitles(ann);
  await house(ann, ben);
  for (const text of ['hi', 'wie schön 🎬']) {
    const at = serverMs(server.runtime.now());
    await log.appendMessage('evening', { at, author: 'ann', text, kind: 'text', mediaAt: mediaSec(2) });
  }
  ann.say({ type: 'bye' });
  ben.say({ type: 'bye' });
  await server.wait(1000);
  const other = await server.peer('another', 'eve').hello('eve');
  await other.ask(film);
  const stateOf = (room: string): RoomState => {
    const found = server.registry.find(room);
    if (found === null) throw new Error(`no room ${room}`);
    return found.state;
  };
  return { log, rooms: { evening: stateOf('evening'), another: stateOf('another') } };
}

/** What Ann makes of her house; Ben is a guest in it. */
async function house(ann: FakePeer, ben: FakePeer): Promise<void> {
  const guest = ben.last('welcome')?.member ?? '';
  await ann.ask({ type: 'renameItem', item: 'film', title: 'The film' });
  await ann.ask({
    type: 'addMarker',
    marker: { id: 'm1', item: 'film', position: mediaSec(90), label: 'Title' },
  });
  await ann.ask({
    type: 'addMarker',
    marker: { id: 'm2', item: 'film', position: mediaSec(91), label: 'Slip' },
  });
  await ann.ask({ type: 'removeMarker', marker: 'm2' });
  await ann.ask({ type: 'pinLine', text: 'Break at half past nine' });
  await ann.ask({ type: 'setSetting', setting: { name: 'loop', loop: 'item' } });
  await ann.ask({ type: 'setSetting', setting: { name: 'rates', slowest: 0.5, fastest: 2 } });
  await ann.ask({ type: 'setSetting', setting: { name: 'guard', on: true } });
  await ann.ask({ type: 'setSetting', setting: { name: 'calls', on: true, most: 4 } });
  await ann.ask({ type: 'hush', member: guest, what: 'mic' });
  await ann.ask({ type: 'setSetting', setting: { name: 'newcomers', role: 'viewer' } });
  await ann.ask({ type: 'setRole', member: guest, role: 'moderator' });
  await ann.ask({ type: 'setRight', action: 'title', from: 'host' });
  await ann.ask({ type: 'setControlMode', mode: 'baton' });
  await ann.ask({ type: 'takeBaton' });
  await ann.ask({ type: 'giveBaton', to: guest });
  await ann.ask({ type: 'setOwnerLink', owner: 'a-secret-of-the-owner-of-it' });
  await ann.ask({ type: 'setLock', locked: true });
}

/** Further ways to the film, one of them taken back, and what is in it. */
async function sources(ann: FakePeer): Promise<void> {
  const copy = { kind: 'link', url: 'https://films.example/copy.mp4' } as const;
  const gone = { kind: 'link', url: 'https://films.example/gone.mp4' } as const;
  await ann.ask({ type: 'addSource', item: 'film', source: copy });
  await ann.ask({ type: 'addSource', item: 'film', source: gone });
  await ann.ask({ type: 'removeSource', item: 'film', source: gone });
  await ann.ask({
    type: 'fingerprintItem',
    item: 'film',
    fingerprint: { size: 734_003_200, hash: '0123456789abcdef'.repeat(4), name: 'The film 同帧.mkv' },
  });
}

/** The queue as a whole: many at once, another order, cleared, and what can be taken back. */
async function list(ann: FakePeer): Promise<void> {
  const items = ['s1', 's2', 's3'].map((id) => ({
    id,
    title: `Series ${id}`,
    duration: mediaSec(1500),
    sources: [{ kind: 'link' as const, url: `/films/${id}.mp4` }],
  }));
  await ann.ask({ type: 'addItems', items });
  await ann.ask({ type: 'shuffleQueue' });
  await ann.ask({ type: 'removeItem', item: 's2' }, 'removal');
  await ann.ask({ type: 'undoQueue', of: 'removal' });
  await ann.ask({ type: 'clearQueue' });
}

/** Subtitles for all, one of them taken away. */
async function subtitles(ann: FakePeer): Promise<void> {
  const shared = { id: 'zh', label: '中文', lang: 'zh-CN', url: 'https://films.example/film.zh.srt' };
  await ann.ask({ type: 'addSubtitle', item: 'film', subtitle: shared });
  await ann.ask({
    type: 'addSubtitle',
    item: 'film',
    subtitle: { ...shared, id: 'en', url: '/api/subtitles/en' },
  });
  await ann.ask({ type: 'removeSubtitle', item: 'film', subtitle: 'en' });
}

const { log, rooms } = await evening();
const folder = mkdtempSync(join(tmpdir(), 'lockstep-fixture-'));
const kept = await openSqliteLog(folder);
for (const room of Object.keys(rooms)) {
  const { entries = [], messages = [] } = (await exportRoom(log, room)) ?? {};
  for (const entry of entries) await kept.append(room, entry.seq - 1, [entry]);
  for (const { seq: _, ...message } of messages) await kept.appendMessage(room, message);
}
await kept.close();
await copySqlite(folder, to);
rmSync(folder, { recursive: true });
writeFileSync(join(fixtures, `format-${eventFormat}.json`), `${JSON.stringify(rooms, null, 2)}\n`);
process.stdout.write(`${to}\n`);
