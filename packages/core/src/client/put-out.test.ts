import { expect, test } from 'vitest';
import { film, SmallWorld } from '../testkit/small-world.ts';

test('[CL62] the film of somebody who is put out stops, and goes on when he comes back', () => {
  const world = new SmallWorld();
  const ann = world.member('Ann');
  world.advance(2000);
  const ben = world.member('Ben');
  world.advance(2000);
  ann.participant.send({ type: 'addItem', item: film, select: true });
  world.advance(500);
  const player = world.player();
  ben.participant.attach(player, { item: film.id, name: null, size: null });
  world.advance(500);
  ann.participant.send({ type: 'play' });
  world.advance(4000);
  expect(player.running).toBe(true);
  ann.participant.send({ type: 'kick', member: ben.participant.view().me ?? '' });
  world.advance(1500);
  expect(ben.participant.view().link).toEqual({ state: 'stopped', why: 'kicked' });
  expect(player.running).toBe(false);
  ben.participant.start();
  world.advance(5000);
  expect(player.running).toBe(true);
  expect(ben.participant.view().follow).toMatchObject({ phase: 'running' });
  for (const { participant } of [ann, ben]) {
    participant.leave();
    participant.stop();
  }
});
