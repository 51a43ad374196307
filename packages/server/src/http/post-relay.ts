/**
 * PostRelay: a POST may come to another node than the one that has its stream; it is passed on there over the bus, and the
 * POST is answered when that node has taken it. Rules PR43, BU17 in docs/spec.
 */
import { localMs, type LocalMs, type Runtime, type Stop } from '@lockstep/core';
import type { Cluster } from '../rooms/environment.ts';
import { decodePost, encodePost, type PostFrame } from './post-frame.ts';

/** unknown: there is no such stream · away: nobody can say. */
export type Passed = 'taken' | 'unknown' | 'away';

export interface PostRelayOptions {
  readonly runtime: Runtime;
  readonly cluster: Cluster;
  /** Hands a body over to a stream here; false: there is none of this name. */
  readonly take: (stream: string, body: string, at: LocalMs) => boolean;
}

/** Nodes answer each other in milliseconds. */
const answerMs = 3000;
/** Messages count from when they came to the first node, if its clock and the bus are well. */
const longestOnTheWayMs = 1000;

const channelOf = (node: string): string => `posts-${node}`;

export class PostRelay {
  readonly #options: PostRelayOptions;
  readonly #waiting = new Map<number, (passed: Passed) => void>();
  readonly #stop: Stop;
  #asked = 0;

  constructor(options: PostRelayOptions) {
    this.#options = options;
    const { bus, node } = options.cluster;
    this.#stop = bus.subscribe(channelOf(node), (text) => this.#hear(text));
  }

  /** The name of a stream here, which says where it is. */
  nameFor(key: string): string {
    return `${this.#options.cluster.node}.${key}`;
  }

  /** Whether another node may have the stream. */
  isElsewhere(stream: string): boolean {
    const node = nodeIn(stream);
    return node !== null && node !== this.#options.cluster.node;
  }

  /** Passes a body on to the node that has the stream. */
  async pass(stream: string, body: string, at: LocalMs): Promise<Passed> {
    const { cluster, runtime } = this.#options;
    const node = nodeIn(stream);
    if (node === null) return 'unknown';
    if (cluster.bus.state === 'away') return 'away';
    const id = ++this.#asked;
    const passed = new Promise<Passed>((resolve) => {
      const stopTimer = runtime.after(answerMs, () => this.#waiting.get(id)?.('away'));
      this.#waiting.set(id, (answer) => {
        stopTimer();
        this.#waiting.delete(id);
        resolve(answer);
      });
    });
    this.#say(node, { kind: 'post', from: cluster.node, id, stream, at, body });
    return passed;
  }

  stop(): void {
    this.#stop();
    for (const answer of this.#waiting.values()) answer('away');
  }

  #say(node: string, frame: PostFrame): void {
    this.#options.cluster.bus.publish(channelOf(node), encodePost(frame));
  }

  #hear(text: string): void {
    const { runtime, take } = this.#options;
    const frame = decodePost(text);
    if (frame === null) {
      runtime.log('warn', 'relayed post not understood');
      return;
    }
    if (frame.kind === 'done') {
      this.#waiting.get(frame.id)?.(frame.taken ? 'taken' : 'unknown');
      return;
    }
    const now = runtime.now();
    const at = localMs(Math.min(now, Math.max(frame.at, now - longestOnTheWayMs)));
    const taken = take(frame.stream, frame.body, at);
    this.#say(frame.from, { kind: 'done', id: frame.id, taken });
  }
}

const named = /^([\w-]{1,64})\.[\w-]{1,64}$/;
const nodeIn = (stream: string): string | null => named.exec(stream)?.[1] ?? null;
