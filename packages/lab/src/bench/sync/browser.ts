/** Browser: which one the figures were measured in. */
import { execFileSync } from 'node:child_process';
import { chromiumPath } from '../../harness/browsers.ts';

export function describeBrowser(): string {
  const version = execFileSync(chromiumPath, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return version.toString().trim();
}
