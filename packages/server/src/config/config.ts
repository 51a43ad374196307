/** Config: what flags, environment and file say, as one typed value, or everything that is wrong with them at once. */
import { fail, ok, type Result } from '@lockstep/core';
import type { LogFormat, ServerLogLevel } from '../logger.ts';
import type { Limits } from '../rooms/limits.ts';
import { readCalls, type CallConfig } from './call-config.ts';
import { readTextFile, type ReadText } from './config-file.ts';
import { gather, type Given, type Variables } from './gather.ts';
import * as kind from './kinds.ts';
import { readLimits } from './limit-settings.ts';
import { settings, type SettingName, type SettingWords } from './settings.ts';
import { taskOf, type Task } from './task.ts';
import { readUploads, type UploadConfig } from './upload-config.ts';

export interface Config {
  readonly task: Task;
  readonly help: boolean;
  /** Interface to listen on; null: as `lan` says. */
  readonly host: string | null;
  readonly port: number;
  /** All interfaces, so that the whole network can open it; else this computer only. */
  readonly lan: boolean;
  /** Folder for what is kept. */
  readonly data: string;
  /** Folder of films to choose from. */
  readonly media: string | null;
  readonly uploads: UploadConfig;
  readonly calls: CallConfig;
  /** PostgreSQL instead of the data folder. */
  readonly database: string | null;
  /** How nodes tell each other; null: there is one. */
  readonly redis: string | null;
  /** Derives members' ids; null: one is made. */
  readonly key: string | null;
  /** Path prefix, without a slash at the end; empty for none. */
  readonly base: string;
  /** Without a slash at the end. */
  readonly publicUrl: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly trustProxy: kind.TrustedProxies;
  readonly origins: readonly string[];
  /** Whether other sites' players may show films on our pages. */
  readonly embeds: boolean;
  /** Of pages that may show and read films; `*`: all. */
  readonly filmOrigins: readonly string[];
  /** Fetch films of other servers for members. */
  readonly fetch: boolean;
  readonly metrics: { readonly on: boolean; readonly token: string | null };
  readonly logLevel: ServerLogLevel;
  readonly logFormat: LogFormat;
  readonly limits: Partial<Limits>;
}

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const satisfies readonly ServerLogLevel[];

export function readConfig(
  args: readonly string[],
  env: Variables,
  readText: ReadText = readTextFile,
): Result<Config, readonly string[]> {
  const gathered = gather(args, env, readText);
  const complaints = [...gathered.complaints];
  const task = taskOf(gathered.words);
  if (!task.ok) complaints.push(task.error);

  const complain = (name: SettingName, { place, value }: Given, what: string): void => {
    const { secret }: SettingWords = settings[name];
    complaints.push(secret === true ? `${place} ${what}.` : `${place} ${what}, not “${shown(value)}”.`);
  };
  /** Whatever is wrong is told, also where a better place wins. */
  const read = <Value>(name: SettingName, as: kind.Kind<Value>): Value | undefined => {
    let last: Value | undefined;
    for (const given of gathered.given.get(name) ?? []) {
      const value = as(given.value);
      if (value.ok) last = value.value;
      else complain(name, given, value.error);
    }
    return last;
  };

  const publicUrl = read('publicUrl', kind.webAddress) ?? null;
  const publicPath = publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  const base = read('base', kind.basePath) ?? publicPath;
  if (publicUrl !== null && base !== publicPath) {
    complaints.push(
      `The public address ends in “${publicPath}”, the base path is “${base}”: make them the same.`,
    );
  }
  const cert = read('tlsCert', kind.path);
  const tlsKey = read('tlsKey', kind.path);
  if ((cert === undefined) !== (tlsKey === undefined)) {
    complaints.push('TLS needs both --tls-cert and --tls-key (LOCKSTEP_TLS_CERT and LOCKSTEP_TLS_KEY).');
  }
  const trustProxy = read('trustProxy', kind.proxies) ?? 0;
  const metrics = {
    on: read('metrics', kind.yesNo) ?? false,
    token:
      read(
        'metricsToken',
        kind.text('a token of 16 letters at least', (text) => text.length >= 16),
      ) ?? null,
  };
  if (metrics.on && metrics.token === null && trustProxy !== 0) {
    // Whatever comes through a proxy on this computer seems to come from this computer.
    complaints.push('Behind a proxy /metrics needs a token: set LOCKSTEP_METRICS_TOKEN.');
  }
  const redis =
    read(
      'redis',
      kind.serviceAddress(
        ['redis', 'rediss', 'redis+sentinel', 'rediss+sentinel', 'redis+cluster', 'rediss+cluster'],
        'an address like redis://host:6379',
      ),
    ) ?? null;
  const config: Config = {
    task: task.ok ? task.value : { do: 'run' },
    help: gathered.help,
    host:
      read(
        'host',
        kind.text('an address', (text) => !/\s/.test(text)),
      ) ?? null,
    port: read('port', kind.port) ?? 8787,
    lan: read('lan', kind.yesNo) ?? false,
    data: read('data', kind.path) ?? './data',
    media: read('media', kind.path) ?? null,
    uploads: readUploads(read, publicUrl !== null || redis !== null, complaints),
    calls: readCalls(read, complaints),
    database:
      read(
        'database',
        kind.serviceAddress(['postgres', 'postgresql'], 'an address like postgres://user:password@host/name'),
      ) ?? null,
    redis,
    key:
      read(
        'key',
        kind.text('a key of 32 letters at least', (text) => text.length >= 32),
      ) ?? null,
    base,
    publicUrl,
    tls: cert === undefined || tlsKey === undefined ? null : { cert, key: tlsKey },
    trustProxy,
    origins: read('origins', kind.origins) ?? [],
    embeds: read('embeds', kind.yesNo) ?? true,
    fetch: read('fetch', kind.yesNo) ?? false,
    filmOrigins: read('filmOrigins', kind.originsOrAll) ?? [],
    metrics,
    logLevel: read('log', kind.oneOf(levels)) ?? 'warn',
    logFormat: read('logFormat', kind.oneOf(['json', 'text'] as const)) ?? 'json',
    limits: limitsOf(gathered.given.get('limits') ?? [], complaints),
  };
  return complaints.length === 0 ? ok(config) : fail(complaints);
}

/** Each limit by itself: one on the command line does not undo those in the file. */
function limitsOf(given: readonly Given[], complaints: string[]): Partial<Limits> {
  let limits: Partial<Limits> = {};
  for (const { value, place } of given) {
    const read = readLimits(value);
    if (read.ok) limits = { ...limits, ...read.value };
    else complaints.push(...read.error.map((what) => `${place} ${what}.`));
  }
  return limits;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
