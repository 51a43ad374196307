/** JoinCluster: makes a server one of several nodes: their bus, and their clock, over one Redis. */
import { randomId, type Runtime } from '@lockstep/core';
import { createHostRuntime, type Log } from '@lockstep/core/host';
import { RedisBus } from './adapters/bus/redis.ts';
import { parseRedisAddress } from './adapters/redis/address.ts';
import { createRedisTime } from './adapters/time/redis.ts';
import { ClusterClock, clusterRuntime } from './clock/cluster-clock.ts';
import type { Cluster } from './rooms/environment.ts';

export interface Membership {
  readonly cluster: Cluster;
  /** Its clock is the cluster's. */
  readonly runtime: Runtime;
  /** Names the cluster's time. */
  readonly epoch: string;
  leave(): Promise<void>;
}

/** Redis is asked this long for the time; without it a node does not begin. Later it may be away for as long as it likes. */
const patienceMs = 15_000;

/** Rejects with what to do when the address is none, or nobody answers there. */
export async function joinCluster(log: Log, redis: string): Promise<Membership> {
  const address = parseRedisAddress(redis);
  if (!address.ok) throw new Error(`LOCKSTEP_REDIS ${address.error}`);
  const host = createHostRuntime(log);
  const node = randomId(host);
  const reference = createRedisTime(address.value);
  const clock = new ClusterClock({ runtime: host, reference, node });
  const bus = new RedisBus(host, address.value);
  const leave = async (): Promise<void> => {
    clock.stop();
    reference.close();
    await bus.close();
  };
  const isStarted = await new Promise<boolean>((resolve) => {
    const stop = host.after(patienceMs, () => resolve(false));
    void clock.start().then(() => {
      stop();
      resolve(true);
    });
  });
  if (!isStarted) {
    await leave();
    throw new Error('Redis (LOCKSTEP_REDIS) does not answer; a node of several begins only with it.');
  }
  return {
    cluster: { bus, node, clockErrorMs: () => clock.errorMs },
    runtime: clusterRuntime(host, clock),
    epoch: clock.epoch,
    leave,
  };
}
