import { fail, ok } from '@lockstep/core';
import { expect, test } from 'vitest';
import type { ReadText } from './config-file.ts';
import { readConfig } from './config.ts';
import { settingList } from './settings.ts';
import { usage } from './usage.ts';

const files =
  (there: Readonly<Record<string, string>> = {}): ReadText =>
  (path) => {
    const text = there[path];
    return text === undefined ? fail('ENOENT') : ok(text);
  };

const config = (args: readonly string[], env = {}, there = {}) => {
  const read = readConfig(args, env, files(there));
  if (!read.ok) throw new Error(read.error.join(' '));
  return read.value;
};

const complaints = (args: readonly string[], env = {}, there = {}) => {
  const read = readConfig(args, env, files(there));
  if (read.ok) throw new Error('nothing was wrong');
  return read.error;
};

test('with nothing said it keeps to this computer', () => {
  expect(config([])).toEqual({
    task: { do: 'run' },
    help: false,
    host: null,
    port: 8787,
    lan: false,
    data: './data',
    media: null,
    uploads: {
      on: true,
      limits: {
        fileBytes: 20 * 2 ** 30,
        roomBytes: 40 * 2 ** 30,
        totalBytes: 100 * 2 ** 30,
        freeBytes: 5 * 2 ** 30,
      },
      s3: null,
    },
    calls: { stun: [], turn: null, livekit: null },
    database: null,
    redis: null,
    key: null,
    base: '',
    publicUrl: null,
    tls: null,
    trustProxy: 0,
    origins: [],
    embeds: true,
    filmOrigins: [],
    fetch: false,
    metrics: { on: false, token: null },
    logLevel: 'warn',
    logFormat: 'json',
    limits: {},
  });
});

test('--lan and LOCKSTEP_LAN open it to the network', () => {
  expect(config(['--lan'])).toMatchObject({ lan: true, host: null });
  expect(config([], { LOCKSTEP_LAN: '1' })).toMatchObject({ lan: true, host: null });
  expect(config([], { LOCKSTEP_LAN: '0' })).toMatchObject({ lan: false });
});

test('[OP1] flags win over the environment, LOCKSTEP_PORT over PORT, both over the file', () => {
  const file = { 'lockstep.config.json': '{ "port": 5, "host": "10.0.0.5", "data": "/srv/rooms" }' };
  const env = { PORT: '1', LOCKSTEP_PORT: '2', LOCKSTEP_HOST: '10.0.0.1' };
  expect(config([], {}, file)).toMatchObject({ port: 5, host: '10.0.0.5', data: '/srv/rooms' });
  expect(config([], env, file)).toMatchObject({ port: 2, host: '10.0.0.1', data: '/srv/rooms' });
  expect(config(['--port=3', '--host', '::1'], env, file)).toMatchObject({ port: 3, host: '::1' });
});

test('everything can come from the environment', () => {
  const env = {
    LOCKSTEP_ORIGINS: 'https://a.example, http://b.example:81',
    LOCKSTEP_TRUST_PROXY: 'yes',
    LOCKSTEP_LOG: 'debug',
    LOCKSTEP_LOG_FORMAT: 'text',
    LOCKSTEP_DATABASE: 'postgres://lockstep:secret@db/lockstep',
    LOCKSTEP_REDIS: 'redis+sentinel://a:26379,b:26379/main',
    LOCKSTEP_KEY: 'k'.repeat(32),
    LOCKSTEP_PUBLIC_URL: 'https://films.example/watch/',
    LOCKSTEP_TLS_CERT: '/etc/cert.pem',
    LOCKSTEP_TLS_KEY: '/etc/key.pem',
    LOCKSTEP_METRICS: '1',
    LOCKSTEP_METRICS_TOKEN: 't'.repeat(16),
    LOCKSTEP_LIMITS: 'rooms=5, helloMs=1000',
  };
  expect(config(['--help', '--limits', 'rooms=7'], env)).toMatchObject({
    help: true,
    origins: ['https://a.example', 'http://b.example:81'],
    trustProxy: 1,
    logLevel: 'debug',
    logFormat: 'text',
    database: 'postgres://lockstep:secret@db/lockstep',
    redis: 'redis+sentinel://a:26379,b:26379/main',
    key: 'k'.repeat(32),
    base: '/watch',
    publicUrl: 'https://films.example/watch',
    tls: { cert: '/etc/cert.pem', key: '/etc/key.pem' },
    metrics: { on: true, token: 't'.repeat(16) },
    limits: { rooms: 7, helloMs: 1000 },
  });
});

test('proxies are one, none, or named', () => {
  expect(config(['--trust-proxy', '0']).trustProxy).toBe(0);
  expect(config(['--trust-proxy', '10.0.0.0/8,::1,loopback']).trustProxy).toEqual([
    '10.0.0.0/8',
    '::1',
    'loopback',
  ]);
  expect(complaints(['--trust-proxy', '10.0.0.0/99'])).toHaveLength(1);
  expect(complaints(['--trust-proxy', 'proxy.example'])).toHaveLength(1);
});

test('[OP2] secrets may lie in files, and are in no complaint', () => {
  const there = { '/run/secrets/db': 'postgres://a:hush@db/x\n', '/run/secrets/key': 'too short hush' };
  expect(config([], { LOCKSTEP_DATABASE_FILE: '/run/secrets/db' }, there).database).toBe(
    'postgres://a:hush@db/x',
  );
  const told = complaints(
    [],
    { LOCKSTEP_KEY_FILE: '/run/secrets/key', LOCKSTEP_REDIS: 'hush', LOCKSTEP_DATABASE_FILE: '/none' },
    there,
  );
  expect(told).toEqual([
    'LOCKSTEP_DATABASE_FILE: /none cannot be read (ENOENT).',
    'LOCKSTEP_REDIS is an address like redis://host:6379.',
    'LOCKSTEP_KEY_FILE is a key of 32 letters at least.',
  ]);
});

test('[OP1] all that is wrong is told at once, with where it was said', () => {
  const there = { 'my.json': '{ "lan": "perhaps", "prot": 1, "limits": { "rooms": -1, "doors": 3 } }' };
  const env = {
    LOCKSTEP_PORT: '99999',
    LOCKSTEP_LAN: 'maybe',
    LOCKSTEP_LOG: 'loud',
    LOCKSTEP_ORIGINS: 'https://a.example/path',
    LOCKSTEP_BASE: '/a b',
    LOCKSTEP_TLS_CERT: 'cert.pem',
  };
  expect(complaints(['--prot', '5', '--config', 'my.json', '--host'], env, there)).toEqual([
    '--prot is not known here; --help lists what is.',
    '--host needs a value.',
    'my.json: prot is not known here; --help lists what is.',
    '5 is not known here; --help lists what is.',
    'LOCKSTEP_BASE is a path like /watch, not “/a b”.',
    'TLS needs both --tls-cert and --tls-key (LOCKSTEP_TLS_CERT and LOCKSTEP_TLS_KEY).',
    'LOCKSTEP_PORT is a number from 0 to 65535, not “99999”.',
    'my.json: lan is 1 or 0, not “perhaps”.',
    'LOCKSTEP_LAN is 1 or 0, not “maybe”.',
    'LOCKSTEP_ORIGINS is a list of origins like https://watch.example, not “https://a.example/path”.',
    'LOCKSTEP_LOG is one of debug, info, warn, error, silent, not “loud”.',
    'my.json: limits wants a number above 0 for rooms.',
    'my.json: limits names no limit “doors”.',
  ]);
});

test('a file that was named must be there and be an object', () => {
  expect(complaints(['--config', 'none.json'])).toEqual(['none.json cannot be read (ENOENT).']);
  expect(complaints(['--config=a'], {}, { a: '{' })).toEqual(['a is not JSON.']);
  expect(complaints([], { LOCKSTEP_CONFIG: 'a' }, { a: '[]' })).toEqual(['a holds no JSON object.']);
});

test('what does not go together is refused', () => {
  expect(complaints(['--public-url', 'https://a.example/x', '--base', '/y'])).toHaveLength(1);
  expect(complaints(['--metrics', '--trust-proxy', '1'])).toEqual([
    'Behind a proxy /metrics needs a token: set LOCKSTEP_METRICS_TOKEN.',
  ]);
});

test('words ask for a task', () => {
  expect(config(['backup', 'a.db', '--data', 'x'])).toMatchObject({
    task: { do: 'backup', to: 'a.db' },
    data: 'x',
  });
  expect(config(['export', 'R', 'a.json']).task).toEqual({ do: 'export', room: 'R', to: 'a.json' });
  expect(config(['delete', 'R']).task).toEqual({ do: 'delete', room: 'R' });
  for (const words of [
    ['backup'],
    ['backup', 'a', 'b'],
    ['export', 'R'],
    ['export', 'R', 'a', 'b'],
    ['delete'],
    ['fly'],
  ]) {
    expect(complaints(words)).toHaveLength(1);
  }
});

test('[OP1] --help names every flag and variable, in lines that fit a terminal', () => {
  for (const [, { flag, env, secret }] of settingList) {
    if (flag !== undefined) expect(usage).toContain(flag);
    for (const name of env) expect(usage).toContain(secret === true ? `${name}_FILE` : name);
  }
  expect(Math.max(...usage.split('\n').map((line) => line.length))).toBeLessThanOrEqual(92);
});

test('[UP1] uploads are on at home, off among strangers, and as somebody says', () => {
  const on = (args: readonly string[], env = {}): boolean | null => {
    const read = readConfig(args, env);
    return read.ok ? read.value.uploads.on : null;
  };
  expect(on([])).toBe(true);
  expect(on(['--lan'])).toBe(true);
  expect(on(['--public-url', 'https://watch.example'])).toBe(false);
  expect(on([], { LOCKSTEP_REDIS: 'redis://host' })).toBe(false);
  expect(on(['--public-url', 'https://watch.example', '--uploads', 'on'])).toBe(true);
  expect(on([], { LOCKSTEP_UPLOADS: 'off' })).toBe(false);
});

test('[UP3] sizes are said in M and G', () => {
  const read = readConfig(['--upload-file', '1.5G'], {
    LOCKSTEP_UPLOAD_ROOM: '300M',
    LOCKSTEP_UPLOAD_FREE: '0',
  });
  expect(read.ok && read.value.uploads.limits).toMatchObject({
    fileBytes: 1.5 * 2 ** 30,
    roomBytes: 300 * 2 ** 20,
    freeBytes: 0,
  });
  const wrong = readConfig(['--upload-file', 'much'], {});
  expect(!wrong.ok && wrong.error).toEqual(['--upload-file is a size like 500M or 20G, not “much”.']);
});

test('[UP17] a bucket needs its name and a key', () => {
  const read = readConfig([], {
    LOCKSTEP_S3: 'https://s3.example/films',
    LOCKSTEP_S3_KEY: 'id',
    LOCKSTEP_S3_SECRET: 'secret',
  });
  expect(read.ok && read.value.uploads.s3).toEqual({
    url: 'https://s3.example/films',
    region: 'us-east-1',
    keyId: 'id',
    secret: 'secret',
  });
  const bare = readConfig([], { LOCKSTEP_S3: 'https://s3.example' });
  expect(!bare.ok && bare.error).toHaveLength(2);
});

const turn = 'turn:turn.example:3478?transport=udp';
const secret = 'sixteen-letters-at-least';

test('[CA22][CA23][CA24] where calls go: STUN, TURN and LiveKit', () => {
  const env = {
    LOCKSTEP_ICE_SERVERS: 'stun:stun.example:3478, stuns:[2001:db8::1]:5349',
    LOCKSTEP_TURN_URLS: `${turn},turns:turn.example`,
    LOCKSTEP_TURN_SECRET: secret,
    LOCKSTEP_LIVEKIT_URL: 'wss://livekit.example/',
    LOCKSTEP_LIVEKIT_KEY: 'key',
    LOCKSTEP_LIVEKIT_SECRET: secret,
  };
  expect(config([], env).calls).toEqual({
    stun: ['stun:stun.example:3478', 'stuns:[2001:db8::1]:5349'],
    turn: { urls: [turn, 'turns:turn.example'], secret },
    livekit: { url: 'wss://livekit.example', key: 'key', secret },
  });
});

test.each([
  ['TURN among STUN', { LOCKSTEP_ICE_SERVERS: turn }, 'LOCKSTEP_TURN_URLS'],
  ['no address', { LOCKSTEP_ICE_SERVERS: 'stun:' }, 'LOCKSTEP_ICE_SERVERS'],
  ['a TURN server without its secret', { LOCKSTEP_TURN_URLS: turn }, 'LOCKSTEP_TURN_SECRET'],
  ['a secret without a TURN server', { LOCKSTEP_TURN_SECRET: secret }, 'LOCKSTEP_TURN_URLS'],
  ['a web address as TURN', { LOCKSTEP_TURN_URLS: 'https://x', LOCKSTEP_TURN_SECRET: secret }, 'TURN_URLS'],
  ['a short secret', { LOCKSTEP_TURN_URLS: turn, LOCKSTEP_TURN_SECRET: 'hunter2' }, 'TURN_SECRET'],
  ['LiveKit without a key', { LOCKSTEP_LIVEKIT_URL: 'wss://x.example' }, 'LOCKSTEP_LIVEKIT_KEY'],
  [
    'a LiveKit address that is no socket',
    {
      LOCKSTEP_LIVEKIT_URL: 'https://x.example',
      LOCKSTEP_LIVEKIT_KEY: 'k',
      LOCKSTEP_LIVEKIT_SECRET: secret,
    },
    'wss://livekit.example',
  ],
])('[CA29] %s is complained about, without its secrets', (_, env, word) => {
  const told = complaints([], env).join(' ');
  expect(told).toContain(word);
  expect(told).not.toContain(secret);
  expect(told).not.toContain('hunter2');
});
