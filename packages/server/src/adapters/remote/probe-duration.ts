/** ProbeDuration: the length of a film from its first bytes, by ffprobe where it is installed. It is given bytes, never an address. */
import { spawn } from 'node:child_process';

const probeMs = 5000;
const mostOutput = 1000;

/** In seconds; null: it cannot be told. `-protocol_whitelist pipe`: whatever the bytes say, nothing else is opened. */
export function probeDuration(head: Uint8Array): Promise<number | null> {
  return new Promise((resolve) => {
    const words = '-v quiet -protocol_whitelist pipe -show_entries format=duration -of csv=p=0 -i pipe:0';
    const child = spawn('ffprobe', words.split(' '), {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: probeMs,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.on('error', () => resolve(null));
    child.stdin.on('error', () => {});
    child.stdout.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(0, mostOutput);
    });
    child.on('close', () => {
      const seconds = Number.parseFloat(said);
      resolve(Number.isFinite(seconds) && seconds > 0 ? seconds : null);
    });
    child.stdin.end(head);
  });
}
