/**
 * RunProgram: ffmpeg and ffprobe as processes that get what others leave of the computer, and that end with us: whoever
 * kills this server leaves none behind. [UP14]
 */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';

export interface ProgramOptions {
  /** It is ended after so long without a word, ms. */
  readonly silentMs: number;
  readonly signal: AbortSignal;
  /** A line of what it says. */
  readonly said?: (line: string) => void;
}

export type Ending =
  | { readonly how: 'done'; readonly output: string }
  | { readonly how: 'failed'; readonly why: string }
  /** There is no such program. */
  | { readonly how: 'missing' };

const mostOutput = 4 * 1024 * 1024;
const mostComplaint = 2000;

/**
 * A pipe that only this process holds: when it is gone, the reading ends, and with it the program. `read` is a builtin, so
 * nothing is left of the watch itself either.
 */
const watched =
  'exec 3<&0; nice -n 10 "$@" </dev/null 3<&- & p=$!; (read _ <&3; kill -9 $p) >/dev/null 2>&1 & w=$!; ' +
  'exec 3<&-; wait $p; s=$?; kill $w 2>/dev/null; exit $s';

export async function runProgram(
  program: string,
  words: readonly string[],
  { silentMs, signal, said }: ProgramOptions,
): Promise<Ending> {
  if (signal.aborted) return { how: 'failed', why: 'stopped' };
  const isPosix = process.platform !== 'win32';
  const child = isPosix
    ? spawn('/bin/sh', ['-c', watched, 'watched', program, ...words], { stdio: ['pipe', 'pipe', 'pipe'] })
    : spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let output = '';
  let complaint = '';
  let stopped: string | null = null;
  const end = (why: string): void => {
    stopped ??= why;
    // The shell's watch ends the program; without a shell it is ended itself.
    child.stdin.end();
    if (!isPosix) child.kill('SIGKILL');
  };
  let silence = setTimeout(() => end('silent'), silentMs);
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => end('silent'), silentMs);
  };
  const stop = (): void => end('stopped');
  signal.addEventListener('abort', stop, { once: true });
  child.stdin.on('error', () => {});
  if (said !== undefined) createInterface(child.stdout).on('line', said);
  child.stdout.on('data', (data: Buffer) => {
    heard();
    if (said === undefined && output.length < mostOutput) output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(-mostComplaint);
  });
  if (!isPosix && child.pid !== undefined) lowerPriority(child.pid);
  try {
    return await new Promise<Ending>((resolve) => {
      child.on('error', () => resolve({ how: 'missing' }));
      child.on('close', (code) => {
        if (stopped !== null) resolve({ how: 'failed', why: stopped });
        else if (code === 0) resolve({ how: 'done', output });
        // What a shell says of a program that is not there.
        else if (isPosix && code === 127) resolve({ how: 'missing' });
        else resolve({ how: 'failed', why: complaint.trim() || `ended with ${code}` });
      });
    });
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
  }
}

/** Where there is no `nice`. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us.
  }
}
