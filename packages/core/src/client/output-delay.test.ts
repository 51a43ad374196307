import { expect, test } from 'vitest';
import { memberIdOf } from '../testkit/fake-room.ts';
import { film, SmallWorld } from '../testkit/small-world.ts';
import { positionAt } from '../timeline/timeline.ts';

const open = { item: film.id, name: null, size: null };

test('[CL60] the delay of a device stays while players come and go, and others see no gap by it', () => {
  const world = new SmallWorld();
  const ann = world.member('Ann');
  const ben = world.member('Ben', 50, { offsetMs: -900, driftPpm: -20 });
  world.advance(2000);
  ann.participant.setOutputDelay(150);
  ann.participant.send({ type: 'addItem', item: film, select: true });
  world.advance(500);
  ann.participant.attach(world.player(), open);
  const player = world.player();
  ann.participant.attach(player, open);
  ben.participant.attach(world.player(), open);
  world.advance(500);
  ann.participant.send({ type: 'play' });
  world.advance(8000);
  const room = positionAt(world.room.state.playback.timeline, world.room.now());
  expect((player.truth() - room) * 1000).toBeGreaterThan(145);
  expect((player.truth() - room) * 1000).toBeLessThan(155);
  const told = ben.participant
    .view()
    .roster.find(({ member }) => member === memberIdOf('Ann-0123456789abcdef'))?.telemetry;
  if (told?.position === undefined || told.position === null)
    throw new Error('Ann tells nothing of her film');
  expect(Math.abs(told.skewMs ?? 1000)).toBeLessThan(5);
  const then = positionAt(world.room.state.playback.timeline, told.at);
  expect(Math.abs(told.position - then) * 1000).toBeLessThan(25);
  ann.participant.leave();
  ben.participant.leave();
  ann.participant.stop();
  ben.participant.stop();
});
