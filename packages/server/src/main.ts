/** The server's process: reads what it is told, starts, says where it is, and ends in good order. */
import { resolve } from 'node:path';
import { readConfig, usage } from './config.ts';
import { allInterfaces, isLoopback, lanLinks } from './lan.ts';
import type { Store } from './open-log.ts';
import { startServer, type RunningServer } from './start-server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function giveUp(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** What a person can do about it. */
function hintFor(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Try: npm start -- --port ${port + 1}`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Try one above 1024: npm start -- --port 8787`;
    case 'EADDRNOTAVAIL':
      return `This computer has no interface with the address ${host}.`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function announce({ url, port }: RunningServer, host: string): void {
  say(`Lockstep runs on ${url}`);
  if (isLoopback(host)) return;
  for (const link of lanLinks(port)) say(`  for other devices: ${link}`);
  say('Anybody in this network can open it. To keep it to this computer: --host 127.0.0.1');
}

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) giveUp([...config.error, '', usage]);
if (config.value.help) {
  say(usage);
} else {
  const { port, lan, logLevel, origins, trustProxy, data, database } = config.value;
  const host = config.value.host ?? (lan ? allInterfaces() : '127.0.0.1');
  const store: Store =
    database === null ? { kind: 'folder', folder: resolve(data) } : { kind: 'postgres', url: database };
  let server: RunningServer;
  try {
    server = await startServer({ host, port, logLevel, origins, trustProxy, store });
  } catch (error) {
    giveUp([hintFor(error, host, port)]);
  }
  announce(server, host);
  let stopping = false;
  const stop = (): void => {
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
