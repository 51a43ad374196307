/** StartServer: puts the parts together and listens. The lab and tests start servers with it, and so does main.ts. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server as TlsServer } from 'node:https';
import helmet from '@fastify/helmet';
import { randomId, serverMs, type Stop } from '@lockstep/core';
import type { Log } from '@lockstep/core/host';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { createPrometheus } from './adapters/metrics/prometheus.ts';
import { isLoopback } from './http/address.ts';
import { waitingBytes, watchBacklog } from './http/backlog.ts';
import { withoutBase } from './http/base-path.ts';
import { Doors } from './http/doors.ts';
import { drain } from './http/drain.ts';
import { addFiles } from './http/files.ts';
import type { FilmOrigins } from './http/films/film-origins.ts';
import { TransferLog } from './http/films/transfer-log.ts';
import { addMetrics } from './http/metrics-route.ts';
import { addOpenApi } from './http/openapi.ts';
import { together, type Lines } from './http/lines.ts';
import { createReadiness } from './http/readiness.ts';
import { addRoutes } from './http/routes.ts';
import { pageHeaders, permissionsPolicy } from './http/security.ts';
import { keepFresh, readCertificate, type CertificateFiles } from './http/tls.ts';
import { createTrust } from './http/trust.ts';
import { addStreams } from './http/stream.ts';
import { acceptSockets } from './http/upgrade.ts';
import type { Membership } from './join-cluster.ts';
import { lanLinks, linkTo } from './lan.ts';
import { createLogger, logTo, type LogFormat, type ServerLogLevel, type WriteLine } from './logger.ts';
import { noCallServers, type CallConfig } from './config/call-config.ts';
import { callOrigins, openCalls, reachesOnlyNear } from './open-calls.ts';
import { openLog, type Store } from './open-log.ts';
import { addFilms, openFilms, type FilmPlaces } from './open-films.ts';
import type { EventLog } from './ports/event-log.ts';
import type { HealthCheck } from './ports/health.ts';
import { noMetrics, type Census } from './ports/metrics.ts';
import { censusOf } from './rooms/census.ts';
import { clusterChecks } from './rooms/cluster-checks.ts';
import { aliveUntil, noteLife } from './rooms/earlier-run.ts';
import type { Environment } from './rooms/environment.ts';
import { usualLimits, type Limits } from './rooms/limits.ts';
import { logCheck } from './rooms/log-check.ts';
import { Registry } from './rooms/registry.ts';
import { createServerRuntime } from './server-runtime.ts';

export interface ServerOptions extends FilmPlaces {
  /** Interface to listen on; default loopback. */
  readonly host?: string;
  /** 0: any free one. */
  readonly port?: number;
  /** Path prefix below which all is served, like `/watch`. */
  readonly base?: string;
  /** Address under which others reach it. */
  readonly publicUrl?: string | null;
  /** Files of an own certificate: serve https. */
  readonly tls?: CertificateFiles | null;
  /** Folder of the built web app. */
  readonly webRoot?: string;
  /** Folder of films served at /media. */
  readonly filmsRoot?: string;
  readonly logLevel?: ServerLogLevel;
  readonly logFormat?: LogFormat;
  readonly writeLine?: WriteLine;
  readonly limits?: Partial<Limits>;
  /** Origins besides our own from which pages may connect. */
  readonly origins?: readonly string[];
  /** Whether YouTube and Vimeo may show their films on our pages; default: yes. */
  readonly embeds?: boolean;
  /** How people in calls reach each other; default: straight, without help. */
  readonly calls?: CallConfig;
  /** Origins whose pages may show and read the films of this server; `*`: all. */
  readonly filmOrigins?: FilmOrigins;
  /** Proxies that say where requests come from: so many in front, or these. */
  readonly trustProxy?: number | readonly string[];
  readonly metrics?: { readonly on: boolean; readonly token: string | null };
  /** Where rooms are kept; default: nowhere but in memory. */
  readonly store?: Store;
  /** A log that is open already, instead of `store`; it is not closed. */
  readonly log?: EventLog;
  /** Derives members' ids, the same on all nodes; default: one that the log keeps. */
  readonly key?: string | null;
  /** Where Redis is (see adapters/redis/address.ts): it makes this server one of several nodes. */
  readonly redis?: string | null;
  /** What else must be there for this server to be of use. */
  readonly checks?: readonly HealthCheck[];
}

export interface RunningServer {
  /** Where a browser on this computer finds it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Links for other devices, best first; none if they cannot reach it. */
  readonly links: readonly string[];
  /** Sends everybody away (to come back soon), keeps what is being kept, and ends within 2 s unless the log is slow. */
  close(): Promise<void>;
}

/** Who takes longer to ask keeps a line for nothing (answers may take as long as they like). */
const slowestRequestMs = 30_000;
/** After a restart a whole room knocks at once; who finds the queue full knocks again a second later. */
const backlog = 4096;
/** Lines for pages and films, beside those of rooms. */
const otherLines = 2000;

/** Who is alone does not load the Redis client. */
async function enterCluster(log: Log, redis: string): Promise<Membership> {
  const { joinCluster } = await import('./join-cluster.ts');
  return joinCluster(log, redis);
}

/** This file's folder is two below the packages, in the sources as in what is built from them. */
const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Starts a server; rejects with the system's error (EADDRINUSE, EACCES …) if it cannot listen, with a StoreProblem if it cannot keep. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', logLevel = 'info', base = '', publicUrl = null, tls = null } = options;
  const { logFormat = 'json', metrics: figures = { on: false, token: null } } = options;
  const logger = createLogger({
    level: logLevel,
    format: logFormat,
    ...(options.writeLine === undefined ? {} : { write: options.writeLine }),
  });
  const certificate = tls === null ? null : await readCertificate(tls);
  if (certificate?.ok === false) throw new Error(certificate.error);
  const log =
    options.log ??
    (await openLog(options.store ?? { kind: 'memory' }, (message) => logger.warn({ message }, 'database')));
  const closeLog = async (): Promise<void> => {
    if (options.log === undefined) await log.close();
  };
  const before = serverMs(await aliveUntil(log));
  const { redis = null, calls = noCallServers } = options;
  const membership = redis === null ? null : await enterCluster(logTo(logger), redis);
  const runtime = membership?.runtime ?? createServerRuntime(logTo(logger), before);
  const cluster = membership?.cluster ?? null;
  const limits = { ...usualLimits, ...options.limits };
  const census = (): Census => ({
    ...censusOf(registry),
    connections: doors.open,
    waitingBytes: lines === null ? 0 : waitingBytes(lines.all()),
    nodeClockErrorMs: cluster?.clockErrorMs() ?? null,
    filmTransfers: transfers.open,
  });
  const prometheus = figures.on ? createPrometheus(census) : null;
  const environment: Environment = {
    runtime,
    log,
    epoch: membership?.epoch ?? randomId(runtime),
    startedAt: runtime.now(),
    aliveUntil: before,
    identityKey: options.key ?? (await log.keep('identity-key', randomBytes(32).toString('hex'))),
    limits,
    metrics: prometheus ?? noMetrics,
    calls: await openCalls(calls, () => runtime.now()),
    cluster,
  };
  const registry = new Registry(environment);
  const transfers = new TransferLog({ now: () => runtime.now(), metrics: environment.metrics });
  const films = await openFilms(options, logTo(logger), environment, registry);
  const stopNoting = noteLife(runtime, log, () => registry.isBusy);
  const doors = new Doors(limits);
  const trust = createTrust(options.trustProxy ?? 0);
  let draining = false;
  let lines: Lines | null = null;
  const shared = {
    loggerInstance: logger as FastifyBaseLogger,
    // One line per request says little about an evening; what happens in rooms is logged where it happens.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trust,
    forceCloseConnections: true,
    bodyLimit: limits.messageBytes,
    requestTimeout: slowestRequestMs,
    rewriteUrl: ({ url }: { url?: string | undefined }) => withoutBase(url ?? '/', base),
  };
  const app = (
    certificate === null ? fastify(shared) : fastify({ ...shared, https: { ...certificate.value } })
  ) as FastifyInstance;
  const shape = { scheme: certificate === null ? 'http' : 'https', base } as const;
  let port = options.port ?? 8787;
  const links = (): readonly string[] => {
    if (publicUrl !== null) return [publicUrl];
    return isLoopback(host) ? [] : lanLinks({ port, ...shape });
  };
  addOpenApi(app, base);
  const embeds = options.embeds ?? true;
  await app.register(helmet, pageHeaders(embeds, callOrigins(calls)));
  app.addHook('onRequest', async (_, reply) => void reply.header('permissions-policy', permissionsPolicy));
  const checks = [logCheck(environment), ...clusterChecks(cluster), ...(options.checks ?? [])];
  await addRoutes(app, {
    environment,
    registry,
    library: films.library,
    uploads: films.desk?.uploads ?? null,
    transfers,
    remote: films.remote,
    base,
    links,
    readiness: createReadiness(runtime, checks, () => draining),
  });
  if (prometheus !== null) addMetrics(app, { exposition: prometheus, token: figures.token });
  await addFiles(app, {
    webRoot: options.webRoot ?? join(packages, 'web', 'dist'),
    base,
    embeds,
    links,
  });
  const origins = [...(options.origins ?? []), ...(publicUrl === null ? [] : [new URL(publicUrl).origin])];
  await addFilms(app, films, {
    filmsRoot: options.filmsRoot ?? join(packages, 'server', 'assets'),
    transfers,
    filmOrigins: options.filmOrigins ?? [],
    environment,
    registry,
    base,
    origins,
  });
  const letIn = { environment, registry, doors, origins, trust };
  const streams = await addStreams(app, letIn);
  const running = together([acceptSockets(app.server, { ...letIn, base }), streams]);
  lines = running;
  const stopWatch = watchBacklog(runtime, () => running.all(), limits.waitingBytesInAll);
  app.server.maxConnections = limits.connections + otherLines;
  let stopFresh: Stop = () => {};
  if (certificate !== null && tls !== null && app.server instanceof TlsServer) {
    const { server } = app;
    stopFresh = keepFresh({
      runtime,
      files: tls,
      current: certificate.value,
      adopt: (renewed) => server.setSecureContext(renewed),
    });
  }
  try {
    await app.listen({ host, port, backlog });
  } catch (error) {
    stopFresh();
    stopNoting();
    stopWatch();
    running.terminate();
    registry.stop();
    await app.close();
    await films.close();
    await membership?.leave();
    await closeLog();
    throw error;
  }
  const address = app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : port;
  await films.desk?.uploads.start();
  if (publicUrl !== null && reachesOnlyNear(calls)) {
    logger.warn({ set: 'LOCKSTEP_ICE_SERVERS', read: 'docs/guide/calls.md' }, 'calls stay in one network');
  }
  logger.info({ host, port, base, epoch: environment.epoch }, 'listening');
  return {
    url: linkTo('localhost', { port, ...shape }),
    port,
    links: links(),
    close: async () => {
      draining = true;
      stopFresh();
      stopNoting();
      await drain({ runtime, registry, doors, lines: running, closeHttp: async () => app.close() });
      stopWatch();
      await films.close();
      await membership?.leave();
      await closeLog();
      logger.info('stopped');
    },
  };
}
