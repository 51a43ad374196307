/** AskRedis: one word to Redis and its answer, without a client that would come back by itself. */
import { once } from 'node:events';
import { connect } from 'node:net';

export async function askRedis(port: number, word: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${word}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+OK')) throw new Error(`Redis: ${answer.toString().trim()}`);
  } finally {
    socket.destroy();
  }
}
