/**
 * NoServices: while packages are installed their services are not started, and what was enabled for the next start of the
 * machine is taken back: only the programs are wanted, which tests start for themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Debian's packages ask this file whether they may start or stop services; 101 means no. */
const policy = '/usr/sbin/policy-rc.d';
const refusal =
  '#!/bin/sh\n# Written by Lockstep while it installs packages; removed right after.\nexit 101\n';

/** What packages of ours would leave running. */
export const services = {
  postgresql: 'postgresql',
  'redis-server': 'redis-server',
  'nginx-light': 'nginx',
  coturn: 'coturn',
};

/** Runs `install` with no services started; what the file said before stays as it is. */
export function withoutServices(install, file = policy) {
  if (existsSync(file)) return install();
  // Who ends us in the middle ends us after the file is gone.
  const interrupted = () => process.exit(130);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    writeFileSync(file, refusal, { mode: 0o755 });
    return install();
  } finally {
    rmSync(file, { force: true });
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** Takes back that services of these packages start with the machine. */
export function disableServices(packages, run = spawnSync) {
  for (const name of packages) {
    const service = services[name];
    if (service !== undefined) run('systemctl', ['disable', '--quiet', service], { stdio: 'ignore' });
  }
}
