/** Environment: what every room of a server needs from around it. */
import { serverMs, type LocalMs, type Runtime, type ServerMs } from '@lockstep/core';
import type { Calls } from '../ports/calls.ts';
import type { Bus } from '../ports/bus.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Limits } from './limits.ts';

/** What makes a server one of several nodes. */
export interface Cluster {
  readonly bus: Bus;
  /** Names this run of this node; no two are alike. */
  readonly node: string;
  /** The worst this node's clock is off the cluster's, ms. */
  readonly clockErrorMs: () => number;
}

export interface Environment {
  /** Its clock is the server's clock. */
  readonly runtime: Runtime;
  readonly log: EventLog;
  /** Names this run of the server, and its clock; on several nodes, their common clock. [BU13] */
  readonly epoch: string;
  /** When this run began, and until when the one before it is known to have lived (0: there was none). */
  readonly startedAt: LocalMs;
  readonly aliveUntil: ServerMs;
  /** Member ids are derived with it. */
  readonly identityKey: string;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly calls: Calls;
  /** null: this server is alone. */
  readonly cluster: Cluster | null;
}

export const serverNow = ({ runtime }: Environment): ServerMs => serverMs(runtime.now());
