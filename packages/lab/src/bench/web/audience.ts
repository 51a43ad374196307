/** Audience: many people in one room who watch and talk, over bare sockets in this process: no pages, so that the one page that is measured has the machine. */
import { randomId } from '@lockstep/core';
import { createHostRuntime } from '@lockstep/core/host';
import { helloOf, reportAt } from '../load/telling.ts';
import { ThinClient } from '../load/thin-client.ts';

const runtime = createHostRuntime();

export interface Audience {
  /** So many messages a second from now on, one after the other of them. */
  talk(perSecond: number): void;
  /** How many were said. */
  said(): number;
  stop(): void;
}

export interface AudienceOptions {
  readonly port: number;
  readonly room: string;
  readonly people: number;
}

/** Resolves when all are in. */
export async function gather({ port, room, people }: AudienceOptions): Promise<Audience> {
  const clients: ThinClient[] = [];
  for (let each = 0; each < people; each += 1) clients.push(await enter(port, room, each));
  let told = 0;
  let said = 0;
  let perSecond = 0;
  let since = runtime.now();
  let saidBefore = 0;
  const stopBeat = runtime.every(BEAT_MS, () => {
    const now = runtime.now();
    // Each tells of himself once a second, evenly spread: more than so many do, who are counted rather than looked at. [CL22]
    const due = Math.floor((now / 1000) * people);
    if (told === 0) told = due - 1;
    for (; told < due; told += 1) {
      // The server's clock as good as it can be had on the same machine.
      const wall = performance.timeOrigin + performance.now();
      clients[told % people]?.say(reportAt(wall, Math.random(), Math.floor(told / people)));
    }
    const dueWords = saidBefore + Math.floor(((now - since) / 1000) * perSecond);
    for (; said < dueWords; said += 1) clients[said % people]?.say(wordOf(said));
  });
  return {
    talk(rate) {
      perSecond = rate;
      since = runtime.now();
      saidBefore = said;
    },
    said: () => said,
    stop() {
      stopBeat();
      for (const client of clients) client.stop();
    },
  };
}

const BEAT_MS = 20;

const enter = (port: number, room: string, each: number): Promise<ThinClient> =>
  new Promise((resolve, reject) => {
    const client = new ThinClient({
      port,
      room,
      hello: helloOf(runtime, each),
      heard: () => resolve(client),
      lost: (why) => reject(new Error(`one of the audience is out: ${why}`)),
    });
  });

/** Of all lengths that people write. */
const wordOf = (n: number) =>
  ({
    type: 'say',
    id: randomId(runtime),
    kind: 'text',
    text: LINES[n % LINES.length] ?? '',
  }) as const;

const LINES = [
  'ha',
  'here it comes',
  '前方高能',
  'I did not see that the first time round',
  '这一段配乐太好听了，单曲循环了一整个星期都没有腻',
  'wait, is that the same room as in the beginning? Look at the window behind her, and at the clock on the wall.',
  '哈哈哈哈哈哈哈哈',
  '😂😂😂',
];
