import { leadsFor } from '@lockstep/core';
import { expect, test } from 'vitest';
import { FakeBusWorld } from '../testkit/fake-bus.ts';
import { VirtualTime } from '@lockstep/core/testkit';
import { roomLeads } from './leads.ts';

const bus = new FakeBusWorld(new VirtualTime(), 1).open();
const cluster = (errorMs: number) => ({ bus, node: 'n', clockErrorMs: () => errorMs });

test('[PR16] leads are longer by what the clock of a node may be off, up to a quarter of a second', () => {
  const { pause, play, seek } = leadsFor([]);
  expect(roomLeads([], null)).toEqual({ pause, play, seek });
  expect(roomLeads([], cluster(7))).toEqual({ pause: pause + 7, play: play + 7, seek: seek + 7 });
  expect(roomLeads([], cluster(1e6)).pause).toBe(pause + 250);
});
