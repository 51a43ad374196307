/** EchoServerProcess: the least that any server of Node can do: it sends each message back, and one a second to everybody. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { ServerAnswer } from './orders.ts';

/** As long as a jump is on its way to a member. */
const news = Buffer.alloc(250, 'n');
const newsMs = 1000;

const everybody = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  everybody.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => everybody.delete(socket));
  socket.on('data', (bytes) => socket.write(bytes));
});
setInterval(() => {
  for (const socket of everybody) socket.write(news);
}, newsMs);
server.listen(0, '127.0.0.1', () => {
  const answer: ServerAnswer = { done: 'started', port: (server.address() as AddressInfo).port };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
