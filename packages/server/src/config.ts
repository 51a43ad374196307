/** Config: what flags and environment say, as one value, or everything that is wrong with them at once. */
import { fail, ok, type Result } from '@lockstep/core';
import type { ServerLogLevel } from './logger.ts';

export interface Config {
  /** Interface to listen on; null: as `lan` says. */
  readonly host: string | null;
  readonly port: number;
  /** All interfaces, so that the whole network can open it; else this computer only. */
  readonly lan: boolean;
  readonly logLevel: ServerLogLevel;
  readonly origins: readonly string[];
  readonly trustProxy: boolean;
  /** The data folder; not used if there is a database. */
  readonly data: string;
  /** Of PostgreSQL. */
  readonly database: string | null;
  readonly help: boolean;
}

export const usage = `Lockstep: people far apart watch the same video at the same instant.

  --lan            open to everybody in this network (LOCKSTEP_LAN=1)
  --host ADDRESS   listen on this interface (LOCKSTEP_HOST; default 127.0.0.1)
  --port NUMBER    listen on this port (LOCKSTEP_PORT or PORT; default 8787)
  --help           show this

Environment only:
  LOCKSTEP_DATA=FOLDER      where rooms are kept (default ./data)
  LOCKSTEP_DATABASE=URL     keep them in PostgreSQL instead: postgres://user:password@host/name
  LOCKSTEP_LOG=LEVEL        debug, info, warn, error or silent (default warn)
  LOCKSTEP_ORIGINS=A,B      other origins whose pages may connect, like https://watch.example
  LOCKSTEP_TRUST_PROXY=1    a proxy in front says where requests come from (X-Forwarded-For)
`;

type Setting = 'host' | 'port' | 'lan' | 'log' | 'origins' | 'trustProxy' | 'data' | 'database' | 'help';
type Settings = ReadonlyMap<Setting, { readonly value: string; readonly name: string }>;

const flags: Readonly<Record<string, { readonly setting: Setting; readonly hasValue: boolean }>> = {
  '--host': { setting: 'host', hasValue: true },
  '--port': { setting: 'port', hasValue: true },
  '--lan': { setting: 'lan', hasValue: false },
  '--help': { setting: 'help', hasValue: false },
};

/** Later ones win over earlier ones. */
const variables: readonly (readonly [string, Setting])[] = [
  ['PORT', 'port'],
  ['LOCKSTEP_PORT', 'port'],
  ['LOCKSTEP_HOST', 'host'],
  ['LOCKSTEP_LAN', 'lan'],
  ['LOCKSTEP_LOG', 'log'],
  ['LOCKSTEP_ORIGINS', 'origins'],
  ['LOCKSTEP_TRUST_PROXY', 'trustProxy'],
  ['LOCKSTEP_DATA', 'data'],
  ['LOCKSTEP_DATABASE', 'database'],
];

const levels: readonly ServerLogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

function gather(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  complaints: string[],
): Settings {
  const settings = new Map<Setting, { value: string; name: string }>();
  for (const [name, setting] of variables) {
    const value = env[name];
    if (value !== undefined && value !== '') settings.set(setting, { value, name });
  }
  for (let i = 0; i < args.length; i++) {
    const [name = '', ...rest] = (args[i] ?? '').split('=');
    const flag = flags[name];
    if (flag === undefined) {
      complaints.push(`${name} is not known here; --help lists what is.`);
      continue;
    }
    const inline = rest.length > 0 ? rest.join('=') : undefined;
    const value = flag.hasValue ? (inline ?? args[++i]) : (inline ?? '1');
    if (value === undefined || value === '') complaints.push(`${name} needs a value.`);
    else settings.set(flag.setting, { value, name });
  }
  return settings;
}

/** Reads the command line's words and the environment; flags win over the environment. */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const complaints: string[] = [];
  const settings = gather(args, env, complaints);

  const on = (setting: Setting): boolean => {
    const given = settings.get(setting);
    if (given === undefined) return false;
    if (['1', 'true', 'yes'].includes(given.value)) return true;
    if (!['0', 'false', 'no'].includes(given.value))
      complaints.push(`${given.name} is 1 or 0, not “${given.value}”.`);
    return false;
  };

  const port = settings.get('port');
  if (port !== undefined && !(/^\d{1,5}$/.test(port.value) && Number(port.value) <= 65_535)) {
    complaints.push(`${port.name} is a number from 0 to 65535, not “${port.value}”.`);
  }
  const log = settings.get('log');
  const logLevel = levels.find((level) => level === (log?.value ?? 'warn'));
  if (logLevel === undefined) {
    complaints.push(`${log?.name ?? ''} is one of ${levels.join(', ')}, not “${log?.value ?? ''}”.`);
  }
  const originsGiven = settings.get('origins');
  const origins = (originsGiven?.value ?? '').split(',').map((origin) => origin.trim());
  const named = origins.filter((origin) => origin !== '');
  for (const origin of named) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      complaints.push(`${originsGiven?.name ?? ''}: “${origin}” is no origin like https://watch.example.`);
  }
  const database = settings.get('database')?.value ?? null;
  // It carries a password, so it is not repeated.
  if (database !== null && !(/^postgres(ql)?:\/\//.test(database) && URL.canParse(database)))
    complaints.push('LOCKSTEP_DATABASE is an address like postgres://user:password@host:5432/name.');
  const config: Config = {
    host: settings.get('host')?.value ?? null,
    port: Number(port?.value ?? 8787),
    lan: on('lan'),
    logLevel: logLevel ?? 'warn',
    origins: named,
    trustProxy: on('trustProxy'),
    data: settings.get('data')?.value ?? './data',
    database,
    help: on('help'),
  };
  return complaints.length === 0 ? ok(config) : fail(complaints);
}
