/** The process in which all proxies of one network run, so that nothing else of the harness delays them. */
import { setPriority } from 'node:os';
import { Delivery } from './delivery.ts';
import type { NetworkAnswer, NetworkOrder } from './network.ts';
import { Proxy } from './proxy.ts';

try {
  // Before the browsers, whose lines it is: late bytes would be counted as theirs.
  setPriority(-10);
} catch {
  // Only an administrator may; the report tells how late the lines were.
}

const delivery = new Delivery();
const proxies = new Map<number, Proxy>();

async function carryOut(order: NetworkOrder): Promise<NetworkAnswer> {
  switch (order.type) {
    case 'open': {
      const proxy = new Proxy(order.targetPort, order.shape, delivery);
      proxies.set(order.proxy, proxy);
      return { type: 'opened', port: await proxy.listen() };
    }
    case 'reshape':
      proxies.get(order.proxy)?.reshape(order.shape);
      return { type: 'done' };
    case 'mode':
      proxies.get(order.proxy)?.setMode(order.mode);
      return { type: 'done' };
    case 'close':
      proxies.get(order.proxy)?.close();
      proxies.delete(order.proxy);
      return { type: 'done' };
    case 'lateness':
      return { type: 'lateness', lateness: delivery.lateness.splice(0) };
  }
}

process.on('message', (message: { readonly id: number; readonly order: NetworkOrder }) => {
  void carryOut(message.order).then((answer) => process.send?.({ id: message.id, answer }));
});
process.on('disconnect', () => process.exit());
