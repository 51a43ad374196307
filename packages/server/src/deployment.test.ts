/** Deployment: the files for containers and systemd are read as their programs would, and name only what there is. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ok } from '@lockstep/core';
import { readConfig } from './config/config.ts';
import { settingList } from './config/settings.ts';
import { usualLimits } from './rooms/limits.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(root + file, 'utf8');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly read_only?: boolean;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets?: Readonly<Record<string, object>>;
  readonly volumes: Readonly<Record<string, object>>;
}
const compose = (file: string): Compose => parse(read(file), { merge: true }) as Compose;

/** Variables that the configuration knows, with those that name a file. */
const known = new Set(
  settingList.flatMap(([, { env, secret }]) =>
    env.flatMap((name) => (secret === true ? [name, `${name}_FILE`] : [name])),
  ),
);

/** `${NAME:-otherwise}` as it is when nothing was set. */
const usual = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

function lockstepNodes(file: string): Service[] {
  return Object.values(compose(file).services).filter(({ build }) => build !== undefined);
}

test.each(['compose.yaml', 'compose.cluster.yaml'])(
  '%s: pinned images, known settings, all it names is there',
  (file) => {
    const { services, secrets = {}, volumes } = compose(file);
    for (const [name, service] of Object.entries(services)) {
      expect(service.image, name).toMatch(/^[a-z.]+\/[a-z/-]+:\d+\.\d+[\w.-]*$/);
      for (const secret of service.secrets ?? []) expect(secrets).toHaveProperty([secret]);
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        if (from.startsWith('.')) expect(existsSync(root + from)).toBe(true);
        else expect(volumes).toHaveProperty([from]);
      }
    }
    for (const { environment = {}, build, read_only } of lockstepNodes(file)) {
      for (const name of Object.keys(environment)) expect(known).toContain(name);
      expect(existsSync(root + String(build?.dockerfile))).toBe(true);
      expect(read_only).toBe(true);
      const env = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, usual(value)]),
      );
      const secretOf = (path: string) =>
        ok(path.endsWith('/database') ? 'postgres://a:b@postgres/c' : 'x'.repeat(64));
      const config = readConfig([], env, (path) =>
        path.startsWith('/run/secrets/') ? secretOf(path) : ok('{}'),
      );
      expect(config).toMatchObject({ ok: true });
    }
  },
);

test('the cluster has three nodes, what keeps, what tells, and a balancer that knows them all', () => {
  const { services } = compose('compose.cluster.yaml');
  expect(Object.keys(services)).toEqual(['node1', 'node2', 'node3', 'balancer', 'postgres', 'redis']);
  const nodes = lockstepNodes('compose.cluster.yaml');
  expect(nodes).toHaveLength(3);
  for (const node of nodes) expect(node.environment).toEqual(nodes[0]?.environment);
  for (const name of ['postgres', 'redis']) expect(services[name]?.healthcheck).toBeDefined();
  const caddy = read('deploy/Caddyfile');
  expect(caddy).toContain('node1:8787 node2:8787 node3:8787');
  expect(caddy).toContain('health_uri /readyz');
});

test('the container runs as nobody special, says whether it is well, and copies only what is built', () => {
  const file = read('Containerfile');
  const images = [...file.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(images).toHaveLength(2);
  for (const image of images) expect(image).toMatch(/^node:\d+\.\d+\.\d+-bookworm/);
  const last = file.slice(file.lastIndexOf('\nFROM '));
  expect(last).toMatch(/^USER node$/m);
  expect(last).toContain('/readyz');
  for (const [, name] of last.matchAll(/(LOCKSTEP_\w+)=/g)) expect(known).toContain(name);
  for (const path of [
    'packages/server/package.json',
    'packages/server/assets',
    'packages/core/package.json',
    'tools/build.mjs',
  ]) {
    expect(file).toContain(path);
    expect(existsSync(root + path)).toBe(true);
  }
});

test('the systemd unit knows our settings and keeps the process small', () => {
  const unit = read('deploy/lockstep.service');
  for (const [, name] of unit.matchAll(/^Environment=(LOCKSTEP_\w+)=/gm)) expect(known).toContain(name);
  for (const line of [
    'DynamicUser=yes',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'KillSignal=SIGTERM',
    'StateDirectory=lockstep',
  ]) {
    expect(unit.split('\n')).toContain(line);
  }
});

test.each(['docs/guide/deploy.md', 'docs/guide/deploy.zh-CN.md'])(
  '%s lists every limit with its usual value',
  (file) => {
    const rows = [...read(file).matchAll(/^\| `(\w+)`\s*\| ([\d ]+?)\s*\|/gm)];
    const listed = Object.fromEntries(
      rows.map(([, name = '', value = '']) => [name, Number(value.replaceAll(' ', ''))]),
    );
    expect(listed).toEqual(usualLimits);
  },
);

test.each(['deploy', 'scale', 'troubleshoot'])(
  'the guide %s is there in both languages, and names only settings and words that exist',
  (name) => {
    for (const file of [`docs/guide/${name}.md`, `docs/guide/${name}.zh-CN.md`]) {
      for (const [variable] of read(file).matchAll(/\bLOCKSTEP_[A-Z_]+\b/g)) {
        expect([...known, 'LOCKSTEP_CONFIG']).toContain(variable);
      }
      for (const [, script = ''] of read(file).matchAll(/npm run ([\w-]+)/g)) {
        expect(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)).toContain(
          script,
        );
      }
    }
  },
);
