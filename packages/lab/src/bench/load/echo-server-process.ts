/** EchoServerProcess: the least that any server of Node can do for a message: it sends it back. */
import { createServer, type AddressInfo } from 'node:net';
import type { ServerAnswer } from './orders.ts';

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => socket.write(bytes));
});
server.listen(0, '127.0.0.1', () => {
  const answer: ServerAnswer = { done: 'started', port: (server.address() as AddressInfo).port };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
