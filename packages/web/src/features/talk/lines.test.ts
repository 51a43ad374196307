import { expect, test } from 'vitest';
import { createLines } from './lines.ts';
import { SmallRoom } from './testkit/small-room.ts';

test('[TK10] what happens while one is there becomes a line; also who has left has a name', () => {
  const world = new SmallRoom();
  const ann = world.enter('Ann');
  world.advance();
  const lines = createLines(ann, ({ event }, { nameOf, view }) => {
    if (event.type === 'joined') return `${event.member.name} came to ${view.room?.members.length}`;
    return event.type === 'left' ? `${nameOf(event.member)} left` : null;
  });
  const stop = lines.start();
  const ben = world.enter('Ben');
  world.advance();
  ben.participant.leave();
  world.advance();
  const told = lines.store.getState();
  expect(told.map(({ text, tone }) => [tone, text()])).toEqual([
    ['door', 'Ben came to 2'],
    ['door', 'Ben left'],
  ]);
  stop();
  world.enter('Cleo');
  world.advance();
  expect(lines.store.getState()).toBe(told);
});

test('a line from elsewhere stands with the others', () => {
  const world = new SmallRoom();
  const ann = world.enter('Ann');
  world.advance();
  const lines = createLines(ann, () => null);
  const at = ann.participant.serverNow();
  if (at === null) throw new Error('no clock yet');
  lines.add({ at, tone: 'trouble', kind: 'stuck ben', text: () => 'Ben is stuck' });
  expect(lines.store.getState().map(({ text }) => text())).toEqual(['Ben is stuck']);
});
