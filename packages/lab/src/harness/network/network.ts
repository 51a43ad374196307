/** Network: opens delaying lines to a server and changes them while they are in use. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LinkShape } from './link.ts';
import type { LineMode } from './proxy.ts';

export type NetworkOrder =
  | { readonly type: 'open'; readonly proxy: number; readonly targetPort: number; readonly shape: LinkShape }
  | { readonly type: 'reshape'; readonly proxy: number; readonly shape: LinkShape }
  | { readonly type: 'mode'; readonly proxy: number; readonly mode: LineMode }
  | { readonly type: 'close'; readonly proxy: number }
  | { readonly type: 'lateness' };

export type NetworkAnswer =
  | { readonly type: 'opened'; readonly port: number }
  | { readonly type: 'lateness'; readonly lateness: readonly number[] }
  | { readonly type: 'done' };

/** One member's way to the server. */
export interface MemberLine {
  /** Address of the server as seen through this line. */
  readonly url: string;
  reshape(shape: LinkShape): Promise<void>;
  setMode(mode: LineMode): Promise<void>;
  close(): Promise<void>;
}

export interface Network {
  open(targetPort: number, shape: LinkShape): Promise<MemberLine>;
  /** How late the proxies delivered since the last call, in ms: the error that the harness itself adds. */
  takeLateness(): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export function startNetwork(): Network {
  const file = fileURLToPath(new URL('./network-process.ts', import.meta.url));
  const child = fork(file, { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, (answer: NetworkAnswer) => void>();
  let lastId = 0;
  let lastProxy = 0;
  child.on('message', (message: { readonly id: number; readonly answer: NetworkAnswer }) => {
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  });
  const ask = (order: NetworkOrder): Promise<NetworkAnswer> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      child.send({ id: lastId, order });
    });
  const tell = async (order: NetworkOrder): Promise<void> => void (await ask(order));
  return {
    async open(targetPort, shape) {
      lastProxy += 1;
      const proxy = lastProxy;
      const answer = await ask({ type: 'open', proxy, targetPort, shape });
      if (answer.type !== 'opened') throw new Error('the network gave no port');
      return {
        url: `http://127.0.0.1:${answer.port}`,
        reshape: (next) => tell({ type: 'reshape', proxy, shape: next }),
        setMode: (mode) => tell({ type: 'mode', proxy, mode }),
        close: () => tell({ type: 'close', proxy }),
      };
    },
    async takeLateness() {
      const answer = await ask({ type: 'lateness' });
      return answer.type === 'lateness' ? answer.lateness : [];
    },
    async stop() {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
