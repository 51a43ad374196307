/** RedisTime: a TimeReference made of Redis' own clock and one key. */
import type { TimeReading, TimeReference } from '../../ports/time-reference.ts';
import type { RedisAddress } from '../redis/address.ts';
import { openRedis } from '../redis/open.ts';

const keys = ['lockstep:{clock}', 'lockstep:{clock}:nodes'] as const;

/** One question for everything, so that all of it is of one moment. The time is read first. */
const readScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. string.format('%d', now))
redis.call('PEXPIRE', KEYS[2], 10000)
local steady = 0
local nodes = redis.call('HGETALL', KEYS[2])
for i = 1, #nodes, 2 do
  local says, at = string.match(nodes[i + 1], '^(%d) (%d+)$')
  if at == nil or math.abs(now - at) >= 3000 then
    redis.call('HDEL', KEYS[2], nodes[i])
  elseif says == '1' and nodes[i] ~= ARGV[1] then
    steady = steady + 1
  end
end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
return { time[1], time[2], run, redis.call('GET', KEYS[1]), steady }
`;

const agreeScript = `
local kept = redis.call('GET', KEYS[1]) or ''
if kept ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
`;

function readingOf(answer: unknown): TimeReading {
  const [seconds, micros, run, kept, steady] = Array.isArray(answer) ? (answer as readonly unknown[]) : [];
  const time = Number(seconds) * 1000 + Number(micros) / 1000;
  if (!Number.isFinite(time) || typeof run !== 'string') throw new Error('Redis told no time');
  return { time, run, kept: typeof kept === 'string' ? kept : null, steadyOthers: Number(steady) };
}

export function createRedisTime(address: RedisAddress): TimeReference {
  // A line of its own: a question must not wait behind what the bus sends.
  const line = openRedis(address);
  return {
    read: async (node, isSteady) =>
      readingOf(await line.eval(readScript, keys.length, ...keys, node, isSteady ? '1' : '0')),
    agree: async (expected, next) => (await line.eval(agreeScript, 1, keys[0], expected ?? '', next)) === 1,
    close: () => line.disconnect(),
  };
}
