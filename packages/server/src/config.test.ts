import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const config = (args: readonly string[], env = {}) => {
  const read = readConfig(args, env);
  if (!read.ok) throw new Error(read.error.join(' '));
  return read.value;
};

test('with nothing said it keeps to this computer', () => {
  expect(config([])).toEqual({
    host: null,
    port: 8787,
    lan: false,
    logLevel: 'warn',
    origins: [],
    trustProxy: false,
    data: './data',
    database: null,
    help: false,
  });
});

test('--lan and LOCKSTEP_LAN open it to the network', () => {
  expect(config(['--lan'])).toMatchObject({ lan: true, host: null });
  expect(config([], { LOCKSTEP_LAN: '1' })).toMatchObject({ lan: true, host: null });
  expect(config([], { LOCKSTEP_LAN: '0' })).toMatchObject({ lan: false });
});

test('flags win over the environment, and LOCKSTEP_PORT over PORT', () => {
  const env = { PORT: '1', LOCKSTEP_PORT: '2', LOCKSTEP_HOST: '10.0.0.1' };
  expect(config([], env)).toMatchObject({ port: 2, host: '10.0.0.1' });
  expect(config(['--port=3', '--host', '::1'], env)).toMatchObject({ port: 3, host: '::1' });
});

test('origins, proxy and log level come from the environment', () => {
  const env = {
    LOCKSTEP_ORIGINS: 'https://a.example, http://b.example:81',
    LOCKSTEP_TRUST_PROXY: 'yes',
    LOCKSTEP_LOG: 'debug',
  };
  expect(config(['--help'], env)).toMatchObject({
    origins: ['https://a.example', 'http://b.example:81'],
    trustProxy: true,
    logLevel: 'debug',
    help: true,
  });
});

test('all that is wrong is told at once', () => {
  const read = readConfig(['--prot', '5', '--host'], {
    LOCKSTEP_PORT: '99999',
    LOCKSTEP_LAN: 'maybe',
    LOCKSTEP_LOG: 'loud',
    LOCKSTEP_ORIGINS: 'https://a.example/path',
  });
  expect(read).toEqual({
    ok: false,
    error: [
      '--prot is not known here; --help lists what is.',
      '5 is not known here; --help lists what is.',
      '--host needs a value.',
      'LOCKSTEP_PORT is a number from 0 to 65535, not “99999”.',
      'LOCKSTEP_LOG is one of debug, info, warn, error, silent, not “loud”.',
      'LOCKSTEP_ORIGINS: “https://a.example/path” is no origin like https://watch.example.',
      'LOCKSTEP_LAN is 1 or 0, not “maybe”.',
    ],
  });
});

test('[LG9] rooms are kept in a folder, or in PostgreSQL; a password is not repeated', () => {
  expect(config([], { LOCKSTEP_DATA: '/var/lib/lockstep' })).toMatchObject({ data: '/var/lib/lockstep' });
  const url = 'postgres://u:geheim@db:5432/lockstep';
  expect(config([], { LOCKSTEP_DATABASE: url })).toMatchObject({ database: url });
  const wrong = readConfig([], { LOCKSTEP_DATABASE: 'mysql://u:geheim@db/lockstep' });
  expect(wrong).toEqual({
    ok: false,
    error: ['LOCKSTEP_DATABASE is an address like postgres://user:password@host:5432/name.'],
  });
});
