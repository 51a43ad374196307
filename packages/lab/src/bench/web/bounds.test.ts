import { expect, test } from 'vitest';
import { judgeBounds } from './bounds.ts';

const scores = { performance: 97, accessibility: 100, bestPractices: 94, failed: [], metricsMs: {} };

test('what was measured is held against its bound, and nothing else', () => {
  expect(judgeBounds({})).toEqual([]);
  const verdicts = judgeBounds({ roomScriptBytes: 204_801, longTasks: 0 });
  expect(verdicts.map(({ pass }) => pass)).toEqual([false, true]);
});

test('who never came in step and what could not be written are missed bounds', () => {
  const verdicts = judgeBounds({ linkToFirstFrameMs: null, neverInStep: 3, messageMs: null });
  expect(verdicts.map(({ pass }) => pass)).toEqual([false, false, false]);
});

test('each score of the first page has to be high enough', () => {
  const verdicts = judgeBounds({ lighthouse: { home: scores, room: scores } });
  expect(verdicts.map(({ found, pass }) => [found, pass])).toEqual([
    ['97', true],
    ['100', true],
    ['94', false],
  ]);
});
