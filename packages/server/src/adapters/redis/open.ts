/** Opens lines to Redis that come back by themselves and keep nothing for later: what cannot be sent now is refused now. */
import { Cluster, Redis } from 'ioredis';
import type { RedisAddress } from './address.ts';

/** As much of a Redis client as we use; a single server's and a cluster's are alike in it. */
export type RedisLine = Redis | Cluster;

/** Redis answers in less than a millisecond; after this it is stuck or away. */
const answerMs = 1500;
const connectMs = 2000;
const longestPauseMs = 1000;

const pauseMs = (attempt: number): number => Math.min(longestPauseMs, 50 * 2 ** Math.min(attempt, 10));

const optionsFor = ({ username, password, tls }: RedisAddress) => ({
  commandTimeout: answerMs,
  connectTimeout: connectMs,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  ...(username === null ? {} : { username }),
  ...(password === null ? {} : { password }),
  ...(tls ? { tls: {} } : {}),
});

function open(address: RedisAddress): RedisLine {
  const options = optionsFor(address);
  const alone = { ...options, enableOfflineQueue: false, retryStrategy: pauseMs };
  switch (address.kind) {
    case 'single':
      return new Redis({ ...alone, ...address.at });
    case 'sentinel':
      return new Redis({
        ...alone,
        sentinels: [...address.sentinels],
        name: address.name,
        sentinelRetryStrategy: pauseMs,
        ...(address.tls ? { enableTLSForSentinelMode: true } : {}),
      });
    case 'cluster':
      return new Cluster([...address.nodes], {
        redisOptions: options,
        enableOfflineQueue: false,
        shardedSubscribers: true,
        clusterRetryStrategy: pauseMs,
        slotsRefreshInterval: 2000,
        slotsRefreshTimeout: connectMs,
      });
  }
}

/** A line to Redis. Its errors end the line, and that is told by its other events. */
export function openRedis(address: RedisAddress): RedisLine {
  const line = open(address);
  line.on('error', () => {});
  return line;
}

/** Two lines, one to speak and one to listen; a cluster's client makes the second one by itself. */
export function openRedisPair(address: RedisAddress): {
  readonly speak: RedisLine;
  readonly listen: RedisLine;
} {
  const speak = openRedis(address);
  return { speak, listen: address.kind === 'cluster' ? speak : openRedis(address) };
}
