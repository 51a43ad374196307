import * as v from 'valibot';
import { expect, test } from 'vitest';
import { down } from './down.ts';
import { heardSignal } from './signal.ts';
import { up } from './up.ts';
import { protocolVersion } from './version.ts';

/** The shape of each version that was ever spoken. The last one is today's. */
const shapes: Readonly<Record<number, string>> = {
  1: '68a3964c579713b7',
  2: '4910f864b2793577',
  3: 'e8a0357c557f34ca',
  4: 'f98a2cdc596a4c0a',
  5: '79fd17e2f57b5478',
};

/** A schema as text: everything that decides what fits, nothing else. */
function shapeOf(part: unknown): string {
  switch (typeof part) {
    case 'function':
      return 'function';
    case 'bigint':
    case 'boolean':
    case 'number':
    case 'string':
      return JSON.stringify(String(part));
    case 'undefined':
    case 'symbol':
      return '';
    case 'object': {
      if (part === null) return 'null';
      if (part instanceof RegExp) return String(part);
      if (Array.isArray(part)) return `[${part.map(shapeOf).join(',')}]`;
      const told = Object.entries(part)
        .filter(([key, value]) => !silent.has(key) && typeof value !== 'function')
        .toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `{${told.map(([key, value]) => `${key}:${shapeOf(value)}`).join(',')}}`;
    }
  }
}

/** What a library writes into a schema for its own use, or for messages. */
const silent = new Set(['~standard', '~run', 'async', 'message', 'expects', 'reference']);

/** FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): string {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    h = BigInt.asUintN(64, (h ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return h.toString(16).padStart(16, '0');
}

const hashOf = (...schemas: readonly v.GenericSchema[]): string => hash(schemas.map(shapeOf).join('\n'));

test('[PR1] a message that changes its shape comes with a new version', () => {
  const known = shapes[protocolVersion] ?? 'none';
  expect(
    hashOf(up, down, heardSignal),
    `The shape of a message has changed. If a version ${protocolVersion} was ever released, raise protocolVersion in ` +
      'version.ts, add a line to its history, and add the hash received below to `shapes` under the new number ' +
      '(never change an old one). Before its first release, replace the hash of this version.',
  ).toBe(known);
});

const first = v.object({ a: v.pipe(v.number(), v.maxValue(3)), b: v.picklist(['x', 'y']) });

test.each([
  ['a field', v.object({ a: v.pipe(v.number(), v.maxValue(3)) })],
  ['a bound', v.object({ a: v.pipe(v.number(), v.maxValue(4)), b: v.picklist(['x', 'y']) })],
  ['a choice', v.object({ a: v.pipe(v.number(), v.maxValue(3)), b: v.picklist(['x', 'z']) })],
  ['strictness', v.strictObject({ a: v.pipe(v.number(), v.maxValue(3)), b: v.picklist(['x', 'y']) })],
  ['what may be missing', v.object({ a: v.nullable(v.pipe(v.number(), v.maxValue(3))), b: first.entries.b })],
])('[PR1] the hash sees %s', (_, other) => {
  expect(hashOf(other)).not.toBe(hashOf(first));
});

test('[PR1] the hash does not see the order in which fields are written', () => {
  const { a, b } = first.entries;
  expect(hashOf(v.object({ b, a }))).toBe(hashOf(first));
});
