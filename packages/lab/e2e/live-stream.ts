/** Live stream: the built-in film over and over, cut into pieces by ffmpeg as it goes, in a folder that is served. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assets } from '../src/harness/product.ts';
import { test as base } from './lockstep.ts';
import { openStreamSite, type StreamSite } from './stream-site.ts';

export interface LiveStream {
  /** The list's address. */
  readonly url: string;
  readonly site: StreamSite;
  readonly stop: () => Promise<void>;
}

/** Starts live streams; they end with the trial, however it ends. */
export const test = base.extend<{ readonly startLive: (wishes: LiveWishes) => Promise<LiveStream> }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads from this pattern what a fixture needs
  startLive: async ({}, lend) => {
    const started: LiveStream[] = [];
    await lend(async (wishes) => {
      const live = await startLive(wishes);
      started.push(live);
      return live;
    });
    for (const live of started) await live.stop();
  },
});

export interface LiveWishes {
  readonly kind: 'hls' | 'dash';
  /** Says in its list when each piece was taken. HLS only; DASH always does. */
  readonly dated: boolean;
}

const FILM = `-re -stream_loop -1 -i ${join(assets, 'demo.mp4')} -map 0:v -map 0:a -c:v copy -c:a aac -b:a 64k`;
const HLS = '-f hls -hls_time 1 -hls_list_size 20';
const DASH = '-f dash -seg_duration 1 -window_size 20 -extra_window_size 10 -streaming 0 -ldash 0';

async function startLive({ kind, dated }: LiveWishes): Promise<LiveStream> {
  const folder = await mkdtemp(join(tmpdir(), 'live-'));
  const name = kind === 'hls' ? 'live.m3u8' : 'live.mpd';
  const flags = `-hls_flags delete_segments${dated ? '+program_date_time' : ''}`;
  const words = kind === 'hls' ? `${FILM} ${HLS} ${flags}` : `${FILM} ${DASH}`;
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...words.split(' '), join(folder, name)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await pieces(ffmpeg, join(folder, name), kind === 'hls' ? /\.ts/g : /<S /g);
  const site = await openStreamSite(folder);
  return {
    url: site.url + name,
    site,
    async stop() {
      await site.close();
      ffmpeg.kill('SIGKILL');
      if (ffmpeg.exitCode === null) await once(ffmpeg, 'close');
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits until the list has some pieces. */
async function pieces(ffmpeg: ChildProcess, list: string, piece: RegExp): Promise<void> {
  for (;;) {
    if (ffmpeg.exitCode !== null) throw new Error(`ffmpeg ended with ${ffmpeg.exitCode}`);
    const text = await readFile(list, 'utf8').catch(() => '');
    if ((text.match(piece)?.length ?? 0) >= 6) return;
    await pause(250);
  }
}
