/** Prometheus: Metrics kept by prom-client and shown in its text format, with those of the process beside them. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Census, Exposition, Metrics } from '../../ports/metrics.ts';

/** From a memory's speed to a disk in trouble, s. */
const buckets = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** From what no film gets by with to a house's own network, bytes a second. */
const rates = [50e3, 100e3, 200e3, 300e3, 500e3, 1e6, 2e6, 5e6, 10e6, 50e6];

/** Shares of the members whose clock error is told. */
const shares = [0.5, 0.95, 1] as const;

export function createPrometheus(census: () => Census): Metrics & Exposition {
  const registry = new Registry();
  const registers = [registry];
  // Among them the event loop's delay: nodejs_eventloop_lag_p99_seconds.
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'lockstep_commands_total',
    help: 'Commands answered, by kind and result (accepted, or the code of the refusal).',
    labelNames: ['command', 'result'] as const,
    registers,
  });
  const ended = new Counter({
    name: 'lockstep_connections_ended_total',
    help: 'Connections that the server ended, by reason.',
    labelNames: ['reason'] as const,
    registers,
  });
  const append = new Histogram({
    name: 'lockstep_append_seconds',
    help: 'Time the log took to keep what one command changed.',
    buckets,
    registers,
  });
  const fanOut = new Histogram({
    name: 'lockstep_fanout_seconds',
    help: 'Time from kept to handed to every connection of the room.',
    buckets,
    registers,
  });
  const filmBytes = new Counter({
    name: 'lockstep_film_bytes_total',
    help: 'Bytes of films that sockets took.',
    registers,
  });
  const filmTransfers = new Counter({
    name: 'lockstep_film_transfers_total',
    help: 'Answers with films or parts of them: done, or left by the viewer before; held by line or server, or by neither.',
    labelNames: ['result', 'held'] as const,
    registers,
  });
  const filmRate = new Histogram({
    name: 'lockstep_film_rate_bytes_per_second',
    help: 'Rate of the answers that the line to the viewer slowed down.',
    buckets: rates,
    registers,
  });
  for (const gauge of gauges) {
    const made: Gauge = new Gauge({
      name: gauge.name,
      help: gauge.help,
      registers,
      collect: (): void => made.set(gauge.value(taken())),
    });
  }
  const clockError: Gauge<'share'> = new Gauge({
    name: 'lockstep_member_clock_error_seconds',
    help: 'Error bound of members’ clocks that this share of them keeps to.',
    labelNames: ['share'] as const,
    registers,
    collect: (): void => {
      const errors = taken().memberClockErrorsMs.toSorted((a, b) => a - b);
      for (const share of shares) {
        const error = errors[Math.ceil(errors.length * share) - 1];
        if (error === undefined) clockError.remove({ share: String(share) });
        else clockError.set({ share: String(share) }, error / 1000);
      }
    },
  });
  /** One census for all gauges of a page. */
  let latest: Census | null = null;
  const taken = (): Census => (latest ??= census());
  return {
    commandAnswered: (command, result) => commands.inc({ command, result }),
    appended: (tookMs) => append.observe(tookMs / 1000),
    fannedOut: (tookMs) => fanOut.observe(tookMs / 1000),
    ended: (reason) => ended.inc({ reason }),
    filmSent: ({ sent, rate, heldBy, state }) => {
      filmBytes.inc(sent);
      filmTransfers.inc({ result: state, held: heldBy ?? 'nothing' });
      if (rate !== null) filmRate.observe(rate);
    },
    contentType: registry.contentType,
    text: async () => {
      latest = null;
      return registry.metrics();
    },
  };
}

const gauges: readonly { readonly name: string; readonly help: string; value(census: Census): number }[] = [
  { name: 'lockstep_rooms', help: 'Rooms in memory.', value: ({ rooms }) => rooms },
  { name: 'lockstep_rooms_in_use', help: 'Rooms somebody is in.', value: ({ roomsInUse }) => roomsInUse },
  { name: 'lockstep_members', help: 'People in rooms.', value: ({ members }) => members },
  { name: 'lockstep_callers', help: 'Connections in calls.', value: ({ callers }) => callers },
  { name: 'lockstep_connections', help: 'Lines that are up.', value: ({ connections }) => connections },
  {
    name: 'lockstep_waiting_bytes',
    help: 'Bytes that wait for slow readers.',
    value: ({ waitingBytes }) => waitingBytes,
  },
  {
    name: 'lockstep_film_transfers',
    help: 'Answers with films under way.',
    value: ({ filmTransfers }) => filmTransfers,
  },
  {
    name: 'lockstep_node_clock_error_seconds',
    help: 'Error bound of this node’s clock against the cluster’s; 0 where there is one node.',
    value: ({ nodeClockErrorMs }) => (nodeClockErrorMs ?? 0) / 1000,
  },
];
