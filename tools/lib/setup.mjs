/** Brings a clean checkout to where a command can run: the right Node, npm packages, system packages, and what is built. Plain JavaScript, because nothing is installed yet when it runs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disableServices, withoutServices } from './no-services.mjs';
import { packFolder } from './pack.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Says what is wrong and what to do, and ends. */
export function giveUp(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** Runs a program in the project's folder, its output shown; true if it ended well. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  return done.status === 0;
}

export const bin = (name) => join(root, 'node_modules', '.bin', name);

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(
    `Lockstep needs Node 20.19 or newer; this is ${process.version}.`,
    'Get it from https://nodejs.org, then try again.',
  );
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/**
 * Installs what package-lock.json names, unless that is what is there already. Not by `npm ci`: it refuses a lock that
 * lacks the binaries of other platforms, and mirrors of the registry do not carry all of them.
 */
export function ensurePackages() {
  const lock = hashOf(readFileSync(join(root, 'package-lock.json')));
  const stamp = join(root, 'node_modules', '.lockstep-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  ensureCompiler();
  console.log('Installing npm packages (once) …');
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!run('npm', args, { shell: process.platform === 'win32' })) {
    giveUp('The npm packages could not be installed; npm says why above.', ...compilerAdvice());
  }
  // npm may be set up to run no scripts of packages; the library for SQLite needs its own.
  if (
    !existsSync(sqlite) &&
    !run('npm', ['rebuild', 'better-sqlite3', '--ignore-scripts=false', '--loglevel=error'])
  ) {
    giveUp('The library for SQLite could not be built; see above.', ...compilerAdvice());
  }
  writeFileSync(stamp, lock);
}

/** Made when the package is installed: loaded from its project's releases, or compiled here. */
const sqlite = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
const compiler = { make: 'build-essential', 'g++': 'build-essential', python3: 'python3' };

/** What compiles it: installed when we may. Else it is tried without, as it may only have to be loaded. */
function ensureCompiler() {
  if (process.platform !== 'linux' || existsSync(sqlite)) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) ensurePrograms(compiler);
}

function compilerAdvice() {
  const missing = Object.keys(compiler).filter((program) => !onPath(program));
  if (missing.length === 0 || process.platform !== 'linux') return [];
  return [
    `The library for SQLite may have to be compiled, and these programs are missing: ${missing.join(', ')}.`,
    'On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends build-essential python3',
  ];
}

const onPath = (program) =>
  (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)));

/**
 * Makes sure that programs are there: installs their Debian packages when we may, else names them and ends.
 * `wanted` maps a program to the package it comes in.
 */
export function ensurePrograms(wanted) {
  const missing = Object.entries(wanted).filter(([program]) => !onPath(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (!mayInstall) {
    giveUp(
      `These programs are missing: ${missing.map(([program]) => program).join(', ')}.`,
      `On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
  }
  if (!install(packages)) giveUp(`The system packages could not be installed: ${packages.join(', ')}.`);
}

/** The same for what makes things quicker and is not in every distribution: where it cannot be had, nothing is lost but time. */
export function offerPrograms(wanted) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  const isKnown = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
  const missing = Object.entries(wanted).filter(([program, name]) => !onPath(program) && isKnown(name));
  if (missing.length > 0) install(missing.map(([, name]) => name));
}

function install(packages) {
  console.log(`Installing system packages (once): ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  run('apt-get', ['update'], quiet);
  const words = ['install', '-y', '--no-install-recommends', ...packages];
  if (!withoutServices(() => run('apt-get', words, quiet))) return false;
  disableServices(packages);
  return true;
}

/** The PostgreSQL that tests start for themselves; Debian keeps its programs beside the path. */
export function ensurePostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  if (versions.some((version) => existsSync(join(debian, version, 'bin', 'initdb')))) return;
  ensurePrograms({ initdb: 'postgresql' });
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'dist-types', 'paraglide'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Tells apart two states of some folders: names, sizes and times of all their files. */
function stateOf(folders) {
  const lines = [];
  for (const folder of folders) {
    for (const path of filesBelow(join(root, folder))) {
      const { size, mtimeMs } = statSync(path);
      lines.push(`${relative(root, path)} ${size} ${mtimeMs}`);
    }
  }
  return hashOf(`${process.version}\n${lines.toSorted().join('\n')}`);
}

/** Builds `out` by `build` unless it was built from the same files. */
function ensureBuilt(what, folders, out, build) {
  const stamp = join(root, out, '.built-from');
  const state = stateOf(folders);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  console.log(`Building ${what} …`);
  if (!build()) giveUp(`${what} could not be built; see above.`);
  mkdirSync(join(root, out), { recursive: true });
  // Building may write files of its own among the sources (message catalogues), so look again.
  writeFileSync(stamp, stateOf(folders));
}

export function compileMessages() {
  return run('npm', ['run', '--silent', 'compile-messages', '-w', '@lockstep/web'], {
    shell: process.platform === 'win32',
  });
}

export function ensureWeb() {
  const out = 'packages/web/dist';
  ensureBuilt('the web app', ['packages/core/src', 'packages/web'], out, () => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    if (!run(process.execPath, [vite, 'build', 'packages/web', '--logLevel', 'warn'])) return false;
    packFolder(join(root, out));
    return true;
  });
}

export function ensureServer() {
  ensureBuilt('the server', ['packages/core/src', 'packages/server/src'], 'packages/server/dist', () =>
    run(process.execPath, [
      join(root, 'node_modules/rolldown/bin/cli.mjs'),
      '-c',
      'packages/server/rolldown.config.mjs',
      '--log-level',
      'warn',
    ]),
  );
}
