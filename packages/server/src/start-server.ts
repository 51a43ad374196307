/** StartServer: puts the parts together and listens. The lab and tests start servers with it, and so does main.ts. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import { randomId } from '@lockstep/core';
import type { Log } from '@lockstep/core/host';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { createMemoryLog } from './adapters/log/memory.ts';
import { addFiles } from './http/files.ts';
import { Places } from './http/places.ts';
import { addRoutes } from './http/routes.ts';
import { pageHeaders } from './http/security.ts';
import { addStreams } from './http/stream.ts';
import { acceptSockets } from './http/upgrade.ts';
import type { Membership } from './join-cluster.ts';
import { isLoopback, lanLinks } from './lan.ts';
import { createLogger, logTo, type ServerLogLevel } from './logger.ts';
import type { EventLog } from './ports/event-log.ts';
import type { Environment } from './rooms/environment.ts';
import { usualLimits, type Limits } from './rooms/limits.ts';
import { Registry } from './rooms/registry.ts';
import { createServerRuntime } from './server-runtime.ts';

export interface ServerOptions {
  /** Interface to listen on; default loopback. */
  readonly host?: string;
  /** 0: any free one. */
  readonly port?: number;
  /** Folder of the built web app. */
  readonly webRoot?: string;
  /** Folder of films served at /media. */
  readonly filmsRoot?: string;
  readonly logLevel?: ServerLogLevel;
  readonly limits?: Partial<Limits>;
  /** Origins besides our own from which pages may connect. */
  readonly origins?: readonly string[];
  /** A proxy in front says where requests come from. */
  readonly trustProxy?: boolean;
  /** Where rooms are kept; default: nowhere but in memory. */
  readonly log?: EventLog;
  /** Derives members' ids, the same on all nodes; default: another one each time. */
  readonly key?: string | null;
  /** Where Redis is (see adapters/redis/address.ts): it makes this server one of several nodes. */
  readonly redis?: string | null;
}

export interface RunningServer {
  /** Where a browser on this computer finds it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Sends everybody away (to come back soon) and ends within 2 s. */
  close(): Promise<void>;
}

/** Time for goodbyes before sockets are cut. */
const goodbyeMs = 1000;

/** Who is alone does not load the Redis client. */
async function enterCluster(log: Log, redis: string): Promise<Membership> {
  const { joinCluster } = await import('./join-cluster.ts');
  return joinCluster(log, redis);
}

/** This file's folder is two below the packages, in the sources as in what is built from them. */
const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Starts a server; rejects with the system's error (EADDRINUSE, EACCES …) if it cannot listen. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', logLevel = 'info', origins = [], trustProxy = false } = options;
  const logger = createLogger(logLevel);
  const { redis = null } = options;
  const membership = redis === null ? null : await enterCluster(logTo(logger), redis);
  const runtime = membership?.runtime ?? createServerRuntime(logTo(logger));
  const environment: Environment = {
    runtime,
    log: options.log ?? createMemoryLog(),
    epoch: membership?.epoch ?? randomId(runtime),
    identityKey: options.key ?? randomBytes(32).toString('hex'),
    limits: { ...usualLimits, ...options.limits },
    cluster: membership?.cluster ?? null,
  };
  const registry = new Registry(environment);
  const app: FastifyInstance = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    // One line per request says little about an evening; what happens in rooms is logged where it happens.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    forceCloseConnections: true,
    bodyLimit: environment.limits.messageBytes,
  });
  let port = options.port ?? 8787;
  await app.register(helmet, pageHeaders);
  await addRoutes(app, {
    environment,
    registry,
    links: () => (isLoopback(host) ? [] : lanLinks(port)),
  });
  await addFiles(app, {
    webRoot: options.webRoot ?? join(packages, 'web', 'dist'),
    filmsRoot: options.filmsRoot ?? join(packages, 'server', 'assets'),
  });
  const doors = {
    environment,
    registry,
    origins,
    trustProxy,
    places: new Places(environment.limits.connectionsPerAddress),
  };
  await addStreams(app, doors);
  const sockets = acceptSockets(app.server, doors);
  try {
    await app.listen({ host, port });
  } catch (error) {
    registry.stop();
    await membership?.leave();
    await app.close();
    throw error;
  }
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : port;
  logger.info({ host, port, epoch: environment.epoch }, 'listening');
  return {
    url: `http://localhost:${port}`,
    port,
    close: async () => {
      registry.stop();
      const cut = setTimeout(() => sockets.terminate(), goodbyeMs);
      await app.close();
      clearTimeout(cut);
      sockets.terminate();
      await membership?.leave();
      logger.info('stopped');
    },
  };
}
