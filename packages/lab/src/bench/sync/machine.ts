/** Machine: on what the figures were measured. */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { chromiumPath } from '../../harness/browsers.ts';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGB: number;
  readonly node: string;
  readonly browser: string;
  /** Of the minute before; above the number of cores the machine was busy with other things. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const browser = execFileSync(chromiumPath, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    browser: browser.toString().trim(),
    load: loadavg()[0] ?? 0,
  };
}
