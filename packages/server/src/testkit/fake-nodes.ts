/** FakeNodes: several nodes of one cluster over virtual time: one log, one bus, clocks that agree. */
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { createMemoryLog } from '../adapters/log/memory.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Limits } from '../rooms/limits.ts';
import { FakeBusWorld, type FakeBus } from './fake-bus.ts';
import { settled, type FakePeer } from './fake-peer.ts';
import { FakeServer } from './fake-server.ts';

export interface FakeNode {
  readonly server: FakeServer;
  readonly bus: FakeBus;
}

export class FakeNodes {
  readonly time = new VirtualTime();
  readonly world: FakeBusWorld;
  readonly log: EventLog;
  readonly nodes: FakeNode[] = [];
  readonly #limits: Partial<Limits>;
  #reporting: FakePeer[] = [];

  constructor(count: number, { seed = 1, limits = {} }: { seed?: number; limits?: Partial<Limits> } = {}) {
    this.world = new FakeBusWorld(this.time, seed);
    this.log = createMemoryLog();
    this.#limits = limits;
    for (let i = 0; i < count; i++) this.add();
  }

  /** One node more. */
  add(): FakeNode {
    const runtime = new FakeRuntime(this.time, { offsetMs: 1e12 });
    const bus = this.world.open();
    const cluster = { bus, node: `node-${this.nodes.length}`, clockErrorMs: () => 0 };
    const server = new FakeServer({ runtime, log: this.log, cluster, limits: this.#limits });
    const node = { server, bus };
    this.nodes.push(node);
    return node;
  }

  /** A line to one node, for somebody who is not in yet. */
  peer(node: number, address: string): FakePeer {
    const { server } = this.node(node);
    return server.peer('room', address);
  }

  node(index: number): FakeNode {
    const node = this.nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  }

  /** These say every second that they are well, as clients do. */
  keepReporting(peers: readonly FakePeer[], report: Parameters<FakePeer['say']>[0]): void {
    if (this.#reporting.length === 0) {
      this.node(0).server.runtime.every(1000, () => {
        for (const peer of this.#reporting) if (peer.ended === null) peer.say(report);
      });
    }
    this.#reporting = [...peers];
  }

  /** Lets time pass, a hundredth of a second at a time. */
  async wait(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 10) {
      this.time.advance(Math.min(10, left));
      await settled();
    }
  }
}
