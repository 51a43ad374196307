/** EchoCrowdProcess: as many bare sockets as members, which together say so many things a second, each as long as a brief report. */
import { connect } from 'node:net';
import { restInBetween } from './rest.ts';

const beatMs = 4;
const message = Buffer.alloc(150, 'a');

const [port, members, perSec = 0] = process.argv.slice(2).map(Number);
restInBetween();
const sockets = Array.from({ length: members ?? 0 }, () =>
  connect({ port: port ?? 0, host: '127.0.0.1', noDelay: true }).resume(),
);
const since = performance.now();
let sent = 0;
setInterval(() => {
  const due = Math.floor(((performance.now() - since) / 1000) * perSec);
  for (; sent < due; sent++) sockets[sent % sockets.length]?.write(message);
}, beatMs);
process.on('disconnect', () => process.exit(0));
