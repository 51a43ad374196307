/** `npm run bench calls`: whether everybody sees and hears everybody, how soon, and how the film makes room for voices. */
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startCoturn } from '../../harness/calls/coturn.ts';
import { measureDucking } from '../../harness/calls/ducking.ts';
import { joinCall, openGuest } from '../../harness/calls/guest.ts';
import { directLine } from '../../harness/network/link.ts';
import { makeRoom } from '../../harness/product.ts';
import { toneFilm } from '../../harness/tone-film.ts';
import { describeMachine } from '../machine.ts';
import { describeBrowser } from '../sync/browser.ts';
import { boundsText } from '../verdicts.ts';
import { judgeBounds } from './bounds.ts';
import { middles, type CallFigures, type DuckingFigures } from './figures.ts';
import { measureSetup } from './setup-time.ts';
import { measureLiveTiles } from './tiles.ts';
import { readWords, type Part } from './words.ts';
import { inCallWorld, type CallWorld } from './world.ts';

/** Of the room's line; pictures and voices go from page to page. */
const LINE = { ...directLine, oneWayMs: 50 };
const FULL = { setups: 20, speeches: 20 };
const QUICK = { setups: 5, speeches: 5 };

/** Returns the exit code: 0 when measured, whatever was found; 1 when something could not be; 2 when the words make no sense. */
export async function benchCalls(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const amount = asked.quick ? QUICK : FULL;
  const measures: Readonly<Record<Part, () => Promise<Partial<CallFigures>>>> = {
    tiles: () => inCallWorld({ link: LINE }, async (world) => ({ liveTiles: await measureLiveTiles(world) })),
    setup: () =>
      inCallWorld({ link: LINE }, async (world) => {
        const { times, never } = await measureSetup(world, false, amount.setups);
        return { setupMs: middles(times), setupNever: never };
      }),
    turn: () => measureOverTurn(amount.setups),
    ducking: async () => ({ duckingMs: await measureFilm(amount.speeches) }),
  };
  const failed: Part[] = [];
  let figures: Partial<CallFigures> = {};
  for (const part of asked.wanted) {
    process.stderr.write(`${part} …\n`);
    try {
      figures = { ...figures, ...(await measures[part]()) };
    } catch (error) {
      // What the others found is not lost with it.
      failed.push(part);
      process.stderr.write(
        `${part}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  const bounds = judgeBounds(figures);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n${boundsText(bounds)}`);
  if (asked.json !== null) {
    const result = { date: new Date().toISOString(), machine, oneWayMs: LINE.oneWayMs, ...figures, bounds };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

async function measureOverTurn(trials: number): Promise<Partial<CallFigures>> {
  const coturn = await startCoturn();
  try {
    const calls = { stun: [], turn: { urls: [coturn.url], secret: coturn.secret }, livekit: null };
    return await inCallWorld({ link: LINE, options: { calls } }, async (world) => {
      const { times, never } = await measureSetup(world, true, trials);
      return { turnSetupMs: middles(times), turnSetupNever: never };
    });
  } finally {
    await coturn.stop();
  }
}

async function measureFilm(speeches: number): Promise<DuckingFigures> {
  return inCallWorld({ link: LINE, films: dirname(await toneFilm()) }, async (world) => {
    const { listener, speaker } = await listenerAndSpeaker(world);
    const { times, fromMouthMs, spoken, sharpestEdge } = await measureDucking(listener, speaker, speeches);
    return {
      down: middles(times.map(({ downMs }) => downMs)),
      up: middles(times.map(({ upMs }) => upMs)),
      fromMouth: middles(fromMouthMs),
      depthDb: Math.max(0, ...times.map(({ depthDb }) => depthDb)),
      sharpestEdge,
      spoken,
      missed: spoken - times.length,
    };
  });
}

async function listenerAndSpeaker({ browser, server, line }: CallWorld) {
  const room = await makeRoom(server.port);
  const call = { voice: true };
  const ann = await openGuest({ browser, line, room, name: 'Ann', call, film: '/media/tone.mp4' });
  const ben = await openGuest({ browser, line, room, name: 'Ben', call });
  await joinCall(ben.page);
  await ann.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
  await ann.page.keyboard.press('k');
  await joinCall(ann.page, { mic: false, camera: false });
  await ann.page.waitForTimeout(3000);
  return { listener: ann.page, speaker: ben.page };
}
