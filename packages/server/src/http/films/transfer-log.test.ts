import { expect, test } from 'vitest';
import type { Transfer } from '../../ports/transfers.ts';
import { TransferLog } from './transfer-log.ts';

function logAt() {
  let now = 0;
  const over: Transfer[] = [];
  const log = new TransferLog({ now: () => now, metrics: { filmSent: (one) => over.push(one) } });
  return {
    log,
    over,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
const whole = { from: 0, to: 9_999_999 };

test('[TR11] what the socket took at once says nothing of the line; from the first wait on the rate is the line’s', () => {
  const { log, pass } = logAt();
  const meter = log.begin('ann', '/films/a.mp4', whole);
  meter.took(4_000_000, 1);
  pass(20);
  expect(log.of('ann')[0]).toMatchObject({ rate: null, sent: 4_000_000, state: 'open' });
  for (let i = 0; i < 30; i++) {
    pass(400);
    meter.took(120_000, 400);
  }
  expect(log.of('ann')[0]?.rate).toBeCloseTo(300_000, -3);
  expect(log.of('ann')[0]?.heldBy).toBe('line');
});

test('[TR11] a line that becomes slow is told so within ten seconds', () => {
  const { log, pass } = logAt();
  const meter = log.begin('ann', '/films/a.mp4', whole);
  for (let i = 0; i < 100; i++) {
    pass(100);
    meter.took(100_000, 100);
  }
  for (let i = 0; i < 12; i++) {
    pass(1000);
    meter.took(100_000, 1000);
  }
  expect(log.of('ann')[0]?.rate).toBeCloseTo(100_000, -3);
});

test('[TR11] time spent on the disk is this server’s', () => {
  const { log, pass } = logAt();
  const meter = log.begin('ann', '/films/a.mp4', whole);
  pass(900);
  meter.read(900);
  meter.took(128_000, 0);
  pass(100);
  expect(log.of('ann')[0]?.heldBy).toBe('server');
});

test('[TR10] each ends once, and is counted; latest first, twenty of each viewer', () => {
  const { log, over, pass } = logAt();
  for (let i = 0; i < 25; i++) {
    const meter = log.begin('ann', `/films/${i}.mp4`, whole);
    pass(10);
    meter.took(100, 0);
    meter.ended(i % 2 === 0 ? 'done' : 'left');
    meter.ended('left');
  }
  log.begin(null, '/films/a.mp4', whole);
  expect(log.open).toBe(1);
  expect(over.length).toBe(25);
  expect(over.filter(({ state }) => state === 'done').length).toBe(13);
  const seen = log.of('ann');
  expect(seen.length).toBe(20);
  expect(seen[0]).toMatchObject({ path: '/films/24.mp4', state: 'done', tookMs: 10 });
  expect(log.of('ben')).toEqual([]);
});

test('[TR10] viewers are forgotten, those first who asked longest ago', () => {
  const { log } = logAt();
  for (let i = 0; i < 2001; i++) log.begin(`viewer ${i}`, '/films/a.mp4', whole);
  expect(log.of('viewer 0')).toEqual([]);
  expect(log.of('viewer 2000').length).toBe(1);
});

test('[TR14] the upload is the most that all lines took together while they made us wait', () => {
  const { log, pass } = logAt();
  const [ann, ben] = [log.begin('ann', '/films/a.mp4', whole), log.begin('ben', '/films/a.mp4', whole)];
  ann.took(8_000_000, 0);
  pass(5000);
  expect(log.upload()).toBeNull();
  for (let i = 0; i < 50; i++) {
    ann.took(100_000, 200);
    ben.took(50_000, 200);
    pass(200);
  }
  expect(log.upload()).toBeCloseTo(750_000, -3);
  pass(11 * 60_000);
  expect(log.upload()).toBeNull();
});
