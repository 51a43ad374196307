/**
 * The three nets are proven to bite: each planted breach, in a copy of the tree's skeleton, must be caught by the net that
 * is there for it, and the skeleton without breaches must pass.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breaches } from './layers/check.mjs';
import { bin, root } from './lib/setup.mjs';

/** A clean file for every folder that the rules speak of. */
const skeleton = {
  'packages/core/src/index.ts': `export * from './client/a.ts';`,
  'packages/core/src/host.ts': `export * from './host/a.ts';`,
  'packages/core/src/dom.ts': `export * from './dom/a.ts';`,
  'packages/core/src/testkit.ts': `export * from './testkit/a.ts';`,
  'packages/core/src/runtime/a.ts': `export const runtime = 1;`,
  'packages/core/src/timeline/a.ts': `export { runtime as timeline } from '../runtime/a.ts';`,
  'packages/core/src/clock/a.ts': `export { runtime as clock } from '../runtime/a.ts';`,
  'packages/core/src/follow/a.ts': `export { clock as follow } from '../clock/a.ts';`,
  'packages/core/src/room/a.ts': `export { timeline as room } from '../timeline/a.ts';`,
  'packages/core/src/protocol/a.ts': `import * as v from 'valibot';\nexport const protocol = v.string();\nexport { room } from '../room/a.ts';`,
  'packages/core/src/client/a.ts': `export { protocol as client } from '../protocol/a.ts';`,
  'packages/core/src/host/a.ts': `export { client as host } from '../client/a.ts';`,
  'packages/core/src/dom/a.ts': `export { client as dom } from '../client/a.ts';`,
  'packages/core/src/testkit/a.ts': `export { client as testkit } from '../client/a.ts';`,
  'packages/server/src/index.ts': `export * from './http/a.ts';`,
  'packages/server/src/main.ts': `export * from './adapters/log/a.ts';`,
  'packages/server/src/ports/a.ts': `export { client as port } from '@lockstep/core';`,
  'packages/server/src/rooms/a.ts': `export { port as rooms } from '../ports/a.ts';`,
  'packages/server/src/http/a.ts': `export { rooms as http } from '../rooms/a.ts';`,
  'packages/server/src/adapters/log/a.ts': `export { port as log } from '../../ports/a.ts';`,
  'packages/web/src/ui/a.ts': `export const ui = 1;`,
  'packages/web/src/room/a.ts': `export { client as room } from '@lockstep/core';`,
  'packages/web/src/player/a.ts': `export { dom as player } from '@lockstep/core/dom';`,
  'packages/web/src/features/people/a.ts': `export { ui as people } from '../../ui/a.ts';`,
  'packages/web/src/features/controls/a.ts': `export { ui as controls } from '../../ui/a.ts';`,
  'packages/web/src/app/a.ts': `export { people as app } from '../features/people/a.ts';`,
  'packages/web/src/features/people/row.tsx': `import { ui } from '../../ui/a.ts';\nexport const Row = () => <b>{ui}</b>;`,
  'packages/lab/src/a.ts': `export { http as lab } from '@lockstep/server';`,
};

/** [file, the import that breaks it, the rule that must say so] */
const plantedImports = [
  ['packages/core/src/runtime/a.ts', '../timeline/b.ts', 'core/runtime-layer'],
  ['packages/core/src/timeline/a.ts', '../clock/a.ts', 'core/timeline-layer'],
  ['packages/core/src/clock/a.ts', '../timeline/a.ts', 'core/clock-layer'],
  ['packages/core/src/follow/a.ts', '../room/a.ts', 'core/follow-layer'],
  ['packages/core/src/follow/a.ts', '../protocol/a.ts', 'core/follow-layer'],
  ['packages/core/src/room/a.ts', '../clock/a.ts', 'core/room-layer'],
  ['packages/core/src/room/a.ts', '../protocol/b.ts', 'core/room-layer'],
  ['packages/core/src/protocol/a.ts', '../client/b.ts', 'core/protocol-layer'],
  ['packages/core/src/client/a.ts', '../host/b.ts', 'core/client-layer'],
  ['packages/core/src/client/a.ts', '../testkit/b.ts', 'testkit-is-for-tests'],
  ['packages/core/src/host/a.ts', '../dom/b.ts', 'core/host-layer'],
  ['packages/core/src/dom/a.ts', '../host/b.ts', 'core/dom-layer'],
  ['packages/core/src/room/a.ts', 'valibot', 'valibot-is-for-protocol'],
  ['packages/core/src/protocol/a.ts', 'fastify', 'core-depends-on-nothing-but-valibot-in-protocol'],
  ['packages/core/src/client/a.ts', 'node:fs', 'core-depends-on-nothing-but-valibot-in-protocol'],
  ['packages/core/src/client/a.ts', '@lockstep/server', 'core-reaches-only-entry-points'],
  ['packages/server/src/ports/a.ts', '../rooms/b.ts', 'server/ports-layer'],
  ['packages/server/src/rooms/a.ts', '../http/b.ts', 'server/rooms-layer'],
  ['packages/server/src/rooms/a.ts', '../adapters/log/a.ts', 'only-main-and-index-wire-adapters'],
  ['packages/server/src/adapters/log/a.ts', '../../rooms/a.ts', 'server/adapters-layer'],
  ['packages/server/src/http/a.ts', '@lockstep/core/dom', 'dom-is-for-browsers'],
  ['packages/server/src/http/a.ts', '@lockstep/core/testkit', 'testkit-is-for-tests'],
  ['packages/server/src/http/a.ts', '../../../core/src/room/a.ts', 'server-reaches-only-entry-points'],
  ['packages/web/src/ui/a.ts', '../room/a.ts', 'web/ui-layer'],
  ['packages/web/src/room/a.ts', '../features/people/a.ts', 'web/room-layer'],
  ['packages/web/src/features/people/a.ts', '../controls/a.ts', 'features-keep-to-themselves'],
  ['packages/web/src/features/people/row.tsx', '../controls/a.ts', 'features-keep-to-themselves'],
  ['packages/web/src/app/a.ts', '@lockstep/server', 'web-reaches-only-entry-points'],
  ['packages/lab/src/a.ts', '../../web/src/app/a.ts', 'lab-reaches-only-entry-points'],
  ['packages/lab/src/a.ts', './not-there.ts', 'nothing-unresolved'],
];

/** What the pure core must not know, each refused by the compiler. */
const plantedGlobals = [
  'setTimeout(() => {}, 1)',
  'performance.now()',
  'console.log(1)',
  'new WebSocket("")',
  'new AbortController()',
  'structuredClone(1)',
  'process.exit()',
  'crypto.randomUUID()',
  'queueMicrotask(() => {})',
  'document.title',
  'new URL("")',
  'new TextEncoder()',
];

/** What lint must refuse in the core: [code, rule]. */
const plantedLint = [
  ['export const now = Date.now();', 'no-restricted'],
  ['export const today = new Date();', 'no-restricted-globals'],
  ['export const dice = Math.random();', 'no-restricted-properties'],
  ['export const sorted = [3, 20].sort();', 'require-array-sort-compare'],
  ['export const anything: any = 1;', 'no-explicit-any'],
  ['export async function f(): Promise<void> {}\nf();', 'no-floating-promises'],
  [
    `export function g(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}`,
    'switch-exhaustiveness-check',
  ],
  ['export const h = (x?: string): number => x!.length;', 'no-non-null-assertion'],
];

let tree;

const write = (file, text) => {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${text}\n`);
};

const plant = (extra = {}) => {
  rmSync(join(tree, 'packages'), { recursive: true, force: true });
  for (const name of ['core', 'server', 'web', 'lab']) {
    const files = readdirSync(join(root, 'packages', name)).filter((file) =>
      /^(package|tsconfig.*)\.json$/.test(file),
    );
    for (const file of files) cpSync(join(root, 'packages', name, file), join(tree, 'packages', name, file));
  }
  for (const [file, text] of Object.entries({ ...skeleton, ...extra })) write(file, text);
};

const outputOf = (program, args) => {
  const done = spawnSync(program, args, { cwd: tree, encoding: 'utf8' });
  return { ok: done.status === 0, text: done.stdout + done.stderr };
};

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'lockstep-nets-'));
  for (const file of ['tsconfig.base.json', 'tsconfig.json', '.oxlintrc.json', 'package.json'])
    cpSync(join(root, file), join(tree, file));
  const modules = join(tree, 'node_modules');
  mkdirSync(join(modules, '@lockstep'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@lockstep' && !name.startsWith('.lockstep'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of ['core', 'server', 'web', 'lab'])
    symlinkSync(join(tree, 'packages', name), join(modules, '@lockstep', name));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('layers', () => {
  test('the skeleton passes', async () => {
    plant();
    const { modules, lines } = await breaches(tree);
    expect(lines).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(Object.keys(skeleton).length);
  });

  test.each(plantedImports)('%s must not import %s', async (file, target, rule) => {
    plant({ [file]: `${skeleton[file]}\nimport '${target}';` });
    if (target.endsWith('/b.ts')) write(join(dirname(file), target), 'export const b = 1;');
    const { lines } = await breaches(tree);
    expect(lines.map((line) => line.split(':')[0])).toContain(rule);
  });

  test('a circle is found', async () => {
    plant({
      'packages/core/src/room/a.ts': `export * from './b.ts';\nexport const room = 1;`,
      'packages/core/src/room/b.ts': `export { room as b } from './a.ts';`,
    });
    const { lines } = await breaches(tree);
    expect(lines.map((line) => line.split(':')[0])).toContain('no-cycles');
  });
});

test('the compiler refuses every platform global in the pure core', () => {
  const uses = plantedGlobals.map((use, i) => `export const planted${i} = (): unknown => ${use};`);
  plant({ 'packages/core/src/room/a.ts': `${skeleton['packages/core/src/room/a.ts']}\n${uses.join('\n')}` });
  const { ok, text } = outputOf(bin('tsc'), ['-b', 'packages/core']);
  expect(ok).toBe(false);
  const lines = plantedGlobals.map((_, i) => i + 2).filter((line) => text.includes(`room/a.ts(${line},`));
  expect(lines).toHaveLength(plantedGlobals.length);
});

test('lint refuses clock, dice and loose types in the pure core', () => {
  plant(Object.fromEntries(plantedLint.map(([code], i) => [`packages/core/src/room/planted${i}.ts`, code])));
  const { ok, text } = outputOf(bin('oxlint'), ['--type-aware', '--format', 'unix', 'packages/core']);
  expect(ok).toBe(false);
  plantedLint.forEach(([, rule], i) => {
    const said = text.split('\n').filter((line) => line.includes(`planted${i}.ts`));
    expect(said.join('\n')).toContain(rule);
  });
});
