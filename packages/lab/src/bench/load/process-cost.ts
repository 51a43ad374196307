/** ProcessCost: what a process of this machine has used so far, as Linux counts it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksPerSec = Number(execFileSync('getconf', ['CLK_TCK']).toString());
/** In /proc/PID/stat, counted after the name in brackets, which may contain anything. */
const userTicks = 11;
const systemTicks = 12;

/** Seconds of a core, of all its threads. */
export function coreSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[userTicks]) + Number(fields[systemTicks])) / ticksPerSec;
}

export function residentKB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
