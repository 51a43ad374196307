/** Outages: a real server goes away in mid-film, in four ways, and is back. Nobody's film may notice. */
import { setTimeout as pause } from 'node:timers/promises';
import { agreeMs } from '../../harness/analysis/agreement.ts';
import { countEvents, deeds, disturbances } from '../../harness/analysis/deeds.ts';
import { pairSkews, residualMs } from '../../harness/analysis/skew.ts';
import { listens } from '../../harness/ports.ts';
import { act } from '../sync/act.ts';
import { merge, type Outcome } from '../sync/outcome.ts';
import type { Stage } from '../sync/stage.ts';
import { keys } from '../sync/way.ts';
import type { NodeWorld } from './worlds.ts';

export const outageNames = ['restart', 'drain', 'stopped', 'gone'] as const;
export type OutageName = (typeof outageNames)[number];

const blackoutMs = 10_000;
/** Those who found nobody wait up to ten seconds before they try again. */
const returnWatchMs = 13_000;
const toPlay = { playing: true, position: null } as const;
const toPause = { playing: false, position: null } as const;

/** Strikes; resolves when the server is there again. */
type Blow = (world: NodeWorld) => Promise<void>;

const nodeOf = ({ nodes, ports }: NodeWorld) => {
  const [node] = nodes;
  const [port] = ports;
  if (node === undefined || port === undefined) throw new RangeError('there is no node');
  return { node, port };
};

const blows: Readonly<Record<OutageName, Blow>> = {
  /** Killed without a word, and started again at once. */
  restart: async (world) => {
    const { node, port } = nodeOf(world);
    await node.kill();
    node.start();
    await listens(port, 'the server');
  },
  /** Told to end, as for a new version, and started again. */
  drain: async (world) => {
    const { node, port } = nodeOf(world);
    await node.stop();
    node.start();
    await listens(port, 'the server');
  },
  /** Frozen for ten seconds: lines stay open, and nobody answers. */
  stopped: async (world) => {
    const { node } = nodeOf(world);
    node.freeze();
    await pause(blackoutMs);
    node.thaw();
  },
  /** Killed, and started again ten seconds later. */
  gone: async (world) => {
    const { node, port } = nodeOf(world);
    await node.kill();
    await pause(blackoutMs);
    node.start();
    await listens(port, 'the server');
  },
};

/** One outage after the other while the film plays; after each, the room is asked to pause and to play. */
export async function outage(
  stage: Stage,
  world: NodeWorld,
  name: OutageName,
  times: number,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await blows[name](world);
    const backAt = performance.now();
    await pause(returnWatchMs);
    const to = performance.now() - 100;
    const tracks = await stage.tracks();
    const broken = disturbances(tracks, { from, to });
    const actor = (time + 1) % stage.members.length;
    const paused = await act(stage, actor, keys.playOrPause, () => toPause);
    const played = await act(stage, actor, keys.playOrPause, () => toPlay);
    const obeyed = [paused, played].every(({ agreesMs }) => agreesMs.every((ms) => ms !== null));
    outcomes.push({
      skewsMs: pairSkews(tracks, { from, to }),
      residualsMs: [residualMs(tracks, backAt), residualMs(tracks, to - 3000)],
      agreesMs: [agreeMs(tracks, toPlay, { from: backAt, to })],
      hardSeeks: countEvents(tracks, { from, to }, 'seeking'),
      othersDisturbed: broken,
      deeds: deeds(tracks, { from, to }),
      checks: { 'playback unbroken': [broken === 0], 'all are back and obey': [obeyed] },
      notes: [`${name}: back after ${Math.round(backAt - from)} ms`],
    });
  }
  return merge(outcomes);
}
