/** Measure: one server, so many rooms with so many members each, and what that cost and how fast jumps arrived. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeDown, randomId, reportEverySec as everySecOf } from '@lockstep/core';
import { createHostRuntime } from '@lockstep/core/host';
import { usualLimits } from '@lockstep/server';
import { percentiles } from '../../harness/analysis/figures.ts';
import { Crowd } from './crowd.ts';
import { Helper } from './helper.ts';
import { windowMark } from './jump-marks.ts';
import type { CrowdAnswer, CrowdOrder, ServerAnswer, ServerOrder } from './orders.ts';
import { coreSeconds, residentKB } from './process-cost.ts';

export interface Size {
  readonly rooms: number;
  /** In each. */
  readonly members: number;
}

export interface LoadRow extends Size {
  readonly reportEverySec: number;
  /** Of one core, while everybody watches. */
  readonly serverCores: number;
  readonly idleCores: number;
  /** Of connections that only keep their clock. */
  readonly rssPerConnectionKB: number;
  readonly rssPerWatcherKB: number;
  /** From the jump of one to its arrival at those who measure, spread evenly over the crowd. */
  readonly deliveryMs: {
    readonly p50: number;
    readonly p99: number;
    readonly max: number;
    readonly n: number;
  };
  /** Share of all deliveries to everybody that came. */
  readonly delivered: number;
  readonly joinAllMs: number;
  readonly outMbit: number;
  readonly lost: number;
}

export interface Scripts {
  readonly server: string;
  readonly crowd: string;
  readonly echoServer: string;
  readonly echoCrowd: string;
}

export const serverCore = 1;
export const crowdCore = 0;
/** Members whose arrivals are timed: in one room, or over many rooms. */
const timedMembers = 20;
const timedRooms = 50;
const settleMs = 3000;
const collectMs = 700;
/** A server runs for days: what Node has not compiled yet is not what it costs. */
const warmUpMs = 30_000;
const lateMs = 2000;
const jumpEveryMs = { bigRoom: 1000, smallRoom: 10_000 };
const bigRoomFrom = 100;

/** How often a client that is in step reports there, in s. [CL22] */
export const reportSec = (members: number, everySecond: boolean): number =>
  everySecond ? 1 : everySecOf(members > usualLimits.rowsForAll ? members : null, true);

export interface MeasureOptions {
  readonly windowMs: number;
  readonly everySecond: boolean;
}

export async function measure(
  size: Size,
  scripts: Scripts,
  { windowMs, everySecond }: MeasureOptions,
): Promise<LoadRow> {
  const reportEverySec = reportSec(size.members, everySecond);
  const runtime = createHostRuntime();
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-load-'));
  const server = new Helper<ServerOrder, ServerAnswer>(scripts.server, serverCore, {
    words: [folder],
    nodeWords: ['--expose-gc'],
  });
  const crowd = new Helper<CrowdOrder, CrowdAnswer>(scripts.crowd, crowdCore);
  const started = await server.started();
  if (started.done !== 'started') throw new Error('the server did not start');
  const { port } = started;
  const rooms = Array.from({ length: size.rooms }, () => randomId(runtime));
  const isBig = size.members >= bigRoomFrom;
  const watched = rooms.slice(0, timedRooms);
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const timed = new Crowd({
    runtime,
    port,
    membersPerRoom: size.members,
    jumped: (id) => sentAt.set(id, performance.now()),
    heard: (payload) => {
      const now = performance.now();
      for (const id of jumpsIn(payload)) delays.push(now - (sentAt.get(id) ?? Number.NaN));
    },
  });
  try {
    await tell(crowd, { do: 'begin', port, membersPerRoom: size.members });
    const bare = await settledKB(server);

    const began = performance.now();
    await joinAll(size, rooms, watched, timed, crowd);
    const joinAllMs = performance.now() - began;
    await pause(settleMs);
    const idleFrom = coreSeconds(server.pid);
    await pause(settleMs);
    const idleCores = (coreSeconds(server.pid) - idleFrom) / (settleMs / 1000);
    const idle = await settledKB(server);

    const manner = { name: 'lively', roundMs: reportEverySec * 1000 } as const;
    timed.speak(manner);
    await tell(crowd, { do: 'speak', manner });
    const everyMs = isBig ? jumpEveryMs.bigRoom : jumpEveryMs.smallRoom;
    timed.lead(watched, everyMs);
    await tell(crowd, { do: 'lead', rooms: rooms.slice(timedRooms), everyMs });
    await pause(warmUpMs);

    await tell(crowd, { do: 'openWindow' });
    timed.openWindow();
    const from = { at: performance.now(), core: coreSeconds(server.pid) };
    await pause(windowMs);
    const seconds = (performance.now() - from.at) / 1000;
    const serverCores = (coreSeconds(server.pid) - from.core) / seconds;
    const busy = residentKB(server.pid);
    const { bytes } = timed.closeWindow();
    const others = await figures(crowd, 'closeWindow');
    await pause(lateMs);
    const [ours, theirs] = [timed.figures(), await figures(crowd, 'figures')];

    const connections = size.rooms * size.members;
    const spread = percentiles(delays);
    if (spread === null) throw new Error('nothing was delivered');
    const { p50, p99, max, n } = spread;
    return {
      ...size,
      reportEverySec,
      serverCores,
      idleCores,
      rssPerConnectionKB: (idle - bare) / connections,
      rssPerWatcherKB: (busy - bare) / connections,
      deliveryMs: { p50, p99, max, n },
      delivered: (ours.heard + theirs.heard) / (ours.expected + theirs.expected),
      joinAllMs,
      outMbit: ((bytes + others.bytes) * 8) / seconds / 1e6,
      lost: ours.lost.length + theirs.lost.length,
    };
  } finally {
    timed.stop();
    crowd.stop();
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it holds when nothing is left that nobody needs; given back to the system in its own time. */
async function settledKB(server: Helper<ServerOrder, ServerAnswer>): Promise<number> {
  for (let turn = 0; turn < 2; turn++) {
    await server.ask({ do: 'collect' });
    await pause(collectMs);
  }
  return residentKB(server.pid);
}

/** Those who measure come in between the others, so that they stand everywhere in the server's order, also first and last. */
async function joinAll(
  { rooms: count, members }: Size,
  rooms: readonly string[],
  watched: readonly string[],
  timed: Crowd,
  crowd: Helper<CrowdOrder, CrowdAnswer>,
): Promise<void> {
  const timedPerRoom = count === 1 ? Math.min(timedMembers, members) : 2;
  let entered = 0;
  for (let i = 0; i < timedPerRoom; i++) {
    await timed.join(watched, 1);
    const upTo = Math.round(((members - timedPerRoom) * (i + 1)) / (timedPerRoom - 1));
    if (i < timedPerRoom - 1) await tell(crowd, { do: 'join', rooms: watched, perRoom: upTo - entered });
    entered = upTo;
  }
  await tell(crowd, { do: 'join', rooms: rooms.slice(watched.length), perRoom: members });
}

function* jumpsIn(payload: Buffer): Generator<string> {
  const message = decodeDown(payload.toString());
  if (!message.ok) throw new Error(`a message that no client understands: ${message.error.code}`);
  if (message.value.type !== 'events') return;
  for (const { command } of message.value.entries)
    if (command?.startsWith(windowMark) === true) yield command;
}

async function tell(crowd: Helper<CrowdOrder, CrowdAnswer>, order: CrowdOrder): Promise<void> {
  const answer = await crowd.ask(order);
  if (answer.done === 'failed') throw new Error(answer.why);
}

async function figures(
  crowd: Helper<CrowdOrder, CrowdAnswer>,
  order: 'closeWindow' | 'figures',
): Promise<CrowdAnswer & { readonly done: 'figures' }> {
  const answer = await crowd.ask({ do: order });
  if (answer.done !== 'figures') throw new Error(answer.done === 'failed' ? answer.why : 'no figures');
  return answer;
}
