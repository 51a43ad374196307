import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrLines } from './terminal-qr.ts';

const link = 'http://192.168.1.5:8787';

const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** Reads the letters back into modules: full block is light above and below. */
function modulesOf(lines: readonly string[]): boolean[][] {
  const rows = lines.flatMap((line) => {
    const letters = line.replaceAll(colours, '').split('');
    return [
      letters.map((letter) => letter === ' ' || letter === '▄'),
      letters.map((letter) => letter === ' ' || letter === '▀'),
    ];
  });
  return rows;
}

test('what is printed is the code, module by module', () => {
  const { data, size } = encode(link, { ecc: 'L', border: 2 });
  const printed = modulesOf(qrLines(link, 80));
  expect(printed.slice(0, size)).toEqual(data);
});

test('a terminal too narrow for it gets none; one just wide enough does', () => {
  const { size } = encode(link, { ecc: 'L', border: 2 });
  expect(qrLines(link, size - 1)).toEqual([]);
  expect(qrLines(link, size)).not.toEqual([]);
  expect(size).toBeLessThanOrEqual(40);
});
