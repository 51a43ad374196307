/** The naive ways, for reference. */
import type { NaiveWay } from '../naive/naive-page.ts';
import { startNaiveServer } from '../naive/naive-server.ts';
import type { Way } from './way.ts';

export function naiveWay(way: NaiveWay, filmFile: string): Way {
  return {
    name: way,
    async open() {
      const server = await startNaiveServer(way, filmFile);
      return {
        port: server.port,
        countsFromElsewhere: false,
        path: (member) => (member === 0 ? '/#leader' : '/'),
        enter: () => Promise.resolve(),
        setWaiting: null,
        close: () => server.close(),
      };
    },
  };
}
