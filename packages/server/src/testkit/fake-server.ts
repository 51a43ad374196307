/** FakeServer: the rooms of a server over virtual time, without sockets. */
import { serverMs } from '@lockstep/core';
import type { FakeRuntime } from '@lockstep/core/testkit';
import { createMesh } from '../adapters/calls/mesh.ts';
import { createMemoryLog } from '../adapters/log/memory.ts';
import type { Calls } from '../ports/calls.ts';
import type { EventLog } from '../ports/event-log.ts';
import { noMetrics } from '../ports/metrics.ts';
import type { Cluster, Environment } from '../rooms/environment.ts';
import { usualLimits, type Limits } from '../rooms/limits.ts';
import { Registry } from '../rooms/registry.ts';
import { FakePeer, settled } from './fake-peer.ts';

export interface FakeServerOptions {
  readonly runtime: FakeRuntime;
  readonly limits?: Partial<Limits>;
  readonly log?: EventLog;
  /** Until when an earlier run of the server lived. */
  readonly aliveUntil?: number;
  readonly cluster?: Cluster | null;
  readonly calls?: Calls;
}

export class FakeServer {
  readonly runtime: FakeRuntime;
  readonly environment: Environment;
  readonly registry: Registry;

  constructor(options: FakeServerOptions) {
    const { runtime, limits = {}, log = createMemoryLog(), aliveUntil = 0, cluster = null } = options;
    this.runtime = runtime;
    this.environment = {
      runtime,
      log,
      epoch: 'epoch-1',
      startedAt: runtime.now(),
      aliveUntil: serverMs(aliveUntil),
      identityKey: 'key',
      limits: { ...usualLimits, ...limits },
      metrics: noMetrics,
      calls: options.calls ?? createMesh({ now: () => runtime.now(), stun: [], turn: null }),
      cluster,
    };
    this.registry = new Registry(this.environment);
  }

  peer(room = 'room', address?: string): FakePeer {
    return new FakePeer(this.environment, this.registry, room, address);
  }

  /** Lets time pass, with all that happens meanwhile, a tenth of a second at a time. */
  async wait(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 100) {
      this.runtime.advance(Math.min(100, left));
      await settled();
    }
  }
}
