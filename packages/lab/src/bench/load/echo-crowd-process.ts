/** EchoCrowdProcess: as many bare sockets as members, each of which says one thing a second, as long as a brief report. */
import { connect } from 'node:net';
import { restInBetween } from './rest.ts';

const beatMs = 4;
const message = Buffer.alloc(150, 'a');

const [port, members] = process.argv.slice(2).map(Number);
restInBetween();
const sockets = Array.from({ length: members ?? 0 }, () =>
  connect({ port: port ?? 0, host: '127.0.0.1', noDelay: true }).resume(),
);
const since = performance.now();
let sent = 0;
setInterval(() => {
  const due = Math.floor(((performance.now() - since) / 1000) * sockets.length);
  for (; sent < due; sent++) sockets[sent % sockets.length]?.write(message);
}, beatMs);
process.on('disconnect', () => process.exit(0));
