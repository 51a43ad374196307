import { expect, test } from 'vitest';
import { hintFor, isCommandLine } from './program-hint.ts';

test('programs of the command line are told from browsers and from what looks at pages for them', () => {
  for (const agent of ['curl/8.5.0', 'Wget/1.21', 'python-requests/2.31', 'PowerShell/7']) {
    expect(isCommandLine(agent)).toBe(true);
  }
  for (const agent of ['Mozilla/5.0 (X11) Chrome/156', 'WhatsApp/2.23', 'node', undefined]) {
    expect(isCommandLine(agent)).toBe(false);
  }
});

test('the hint names every place once, and how to enter a room with a name', () => {
  const hint = hintFor(['http://localhost:8787', 'http://10.0.0.5:8787', 'http://localhost:8787']);
  expect(hint.match(/http:\/\/localhost:8787\/\n/g)).toHaveLength(1);
  expect(hint).toContain('http://10.0.0.5:8787/\n');
  expect(hint).toContain('http://localhost:8787/r/ROOM?u=NAME&url=FILM');
});
