/** The server's process: reads what it is told, does it, says where it is, and ends in good order. */
import { join } from 'node:path';
import { fail } from '@lockstep/core';
import { StoreProblem } from './adapters/log/sql/store-problem.ts';
import { announcement } from './announce.ts';
import { readConfig, type Config } from './config/config.ts';
import { usage } from './config/usage.ts';
import { isLoopback } from './http/address.ts';
import { allInterfaces } from './lan.ts';
import { maintain, type Upkeep } from './maintain.ts';
import { storeOf } from './open-log.ts';
import { openMaintenance } from './open-maintenance.ts';
import { startServer, type RunningServer } from './start-server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function giveUp(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** What a person can do about it. */
function hintFor(
  error: unknown,
  { host, port, media }: { host: string; port: number; media: string | null },
): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Try: npm start -- --port ${port + 1}`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Try one above 1024: npm start -- --port 8787`;
    case 'ENOENT':
    case 'ENOTDIR':
      if (media === null) break;
      return `There is no folder of films at ${media} (LOCKSTEP_MEDIA or --media).`;
    case 'EADDRNOTAVAIL':
      return `This computer has no interface with the address ${host}.`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function run(config: Config): Promise<void> {
  const { task: _, help: _help, lan, host: chosen, data, database, media, ...others } = config;
  const { uploads: wanted, ...options } = others;
  const host = chosen ?? (lan ? allInterfaces() : '127.0.0.1');
  let server: RunningServer;
  try {
    const library = media === null ? null : { folder: media, kept: join(data, 'library') };
    const uploads = wanted.on ? { ...wanted, folder: join(data, 'uploads') } : null;
    server = await startServer({ ...options, host, library, uploads, store: storeOf({ data, database }) });
  } catch (error) {
    giveUp([hintFor(error, { host, port: config.port, media })]);
  }
  const columns = process.stdout.isTTY ? process.stdout.columns : null;
  const { url, links } = server;
  for (const line of announcement({ url, links, open: !isLoopback(host) }, columns)) say(line);
  let stopping = false;
  const stop = (): void => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function upkeep(task: Upkeep, config: Config): Promise<void> {
  const opened = await openMaintenance(config);
  if (!opened.ok) giveUp([opened.error]);
  const done = await maintain(task, opened.value).catch((error: unknown) => {
    // What is wrong with the store is said so that somebody can do something about it; all else is ours.
    if (error instanceof StoreProblem) return fail(error.message);
    throw error;
  });
  await opened.value.close();
  if (!done.ok) giveUp([done.error]);
  say(done.value);
}

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) giveUp([...config.error, '', 'lockstep --help lists every setting.']);
const { task, help } = config.value;
if (help) say(usage);
else if (task.do === 'run') await run(config.value);
else await upkeep(task, config.value);
