import { expect, test } from 'vitest';
import type { Figures } from '../protocol/figures.ts';
import type { Presence } from '../protocol/report.ts';
import { serverMs } from '../runtime/units.ts';
import { Company } from './company.ts';

const row = (connection: string): Presence => ({
  connection,
  member: `m-${connection}`,
  device: 'computer',
  link: 'up',
  telemetry: null,
});
const figures: Figures = {
  members: 70,
  connections: 80,
  down: 0,
  playing: 70,
  buffering: 0,
  away: 0,
  skewMs: null,
};

test('a digest changes who is here and the figures, and not what the server can do', () => {
  const company = new Company('c1');
  expect([company.view.roster, company.crowd, company.view.mostInCall]).toEqual([[], null, null]);
  company.welcomed({ roster: [row('c1')], figures, mostInCall: 6 });
  expect([company.crowd, company.isInCall]).toEqual([80, false]);
  company.take({ type: 'digest', rows: [row('c2')], gone: [] });
  expect(company.view).toEqual({ roster: [row('c1'), row('c2')], figures: null, mostInCall: 6 });
  expect(company.crowd).toBeNull();
});

test('[CA6] in the call is who has his own row in it', () => {
  const company = new Company('c1');
  const call = { mic: true, camera: false, screen: false, since: serverMs(5) };
  company.welcomed({ roster: [row('c1'), { ...row('c2'), call }] });
  expect(company.isInCall).toBe(false);
  company.welcomed({ roster: [{ ...row('c1'), call }] });
  expect(company.isInCall).toBe(true);
});
