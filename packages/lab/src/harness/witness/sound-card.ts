/**
 * Sound card: a virtual one with a line for each member, recorded as the channels of one stream, so that what the
 * members' loudspeakers would play can be compared sample by sample. Needs PulseAudio.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const recordingRate = 48_000;

/** Channels that PulseAudio knows by name; one for each member. */
const CHANNELS = ['front-left', 'front-right', 'rear-left', 'rear-right', 'side-left', 'side-right'] as const;

export interface Recording {
  /** Samples of each member, −1 to 1, all beginning at the same moment. */
  readonly members: readonly Float32Array[];
}

export interface SoundCard {
  readonly server: string;
  /** Names of the members' lines. */
  readonly sinks: readonly string[];
  record(seconds: number): Promise<Recording>;
  stop(): Promise<void>;
}

/** null where the machine has no PulseAudio. */
export async function startSoundCard(members: number): Promise<SoundCard | null> {
  if (members > CHANNELS.length) throw new RangeError(`at most ${CHANNELS.length} members`);
  if (spawnSync('pulseaudio', ['--version']).error !== undefined) return null;
  if (spawnSync('parec', ['--version']).error !== undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'sound-'));
  const socket = join(folder, 'native');
  const channels = CHANNELS.slice(0, members);
  const sinks = channels.map((_, index) => `member${index}`);
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    `module-null-sink sink_name=card rate=${recordingRate} channels=${members} channel_map=${channels.join(',')}`,
    ...channels.map(
      (channel, index) =>
        `module-remap-sink sink_name=member${index} master=card channels=1 channel_map=mono master_channel_map=${channel} remix=no`,
    ),
  ];
  const daemon = spawn(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      ...modules.flatMap((line) => ['-L', line]),
    ],
    { stdio: 'ignore', env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder } },
  );
  const server = `unix:${socket}`;
  for (let attempt = 0; ; attempt += 1) {
    const answer = spawnSync('pactl', ['info'], { env: { ...process.env, PULSE_SERVER: server } });
    if (answer.status === 0) break;
    if (attempt > 40 || daemon.exitCode !== null) {
      daemon.kill();
      return null;
    }
    await pause(100);
  }
  return {
    server,
    sinks,
    record: (seconds) => record(server, members, seconds),
    async stop() {
      daemon.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function record(server: string, members: number, seconds: number): Promise<Recording> {
  const words = ['-d', 'card.monitor', '--raw', '--format=float32le', `--rate=${recordingRate}`];
  const map = CHANNELS.slice(0, members).join(',');
  const recorder: ChildProcess = spawn('parec', [...words, `--channels=${members}`, `--channel-map=${map}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PULSE_SERVER: server },
  });
  const chunks: Buffer[] = [];
  recorder.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  await pause(seconds * 1000);
  recorder.kill();
  const bytes = Buffer.concat(chunks);
  const frames = Math.floor(bytes.length / (4 * members));
  return {
    members: Array.from({ length: members }, (_, member) =>
      Float32Array.from({ length: frames }, (_unused, frame) =>
        bytes.readFloatLE((frame * members + member) * 4),
      ),
    ),
  };
}
