import { expect, test } from 'vitest';
import { SmallRoom } from '../testkit/small-room.ts';
import { watchOwnWords } from './own-words.ts';

test('[TK32] own words are shown at once, and once; those of others when they come', () => {
  const world = new SmallRoom();
  const ann = world.enter('Ann');
  const ben = world.enter('Ben');
  world.advance();
  const shown: string[] = [];
  const own = watchOwnWords(ann, ({ text }) => {
    shown.push(text);
    return () => {};
  });
  ann.participant.say('mine');
  world.advance(1);
  expect([shown, ann.store.getState().chat.messages]).toEqual([['mine'], []]);
  ben.participant.say('his');
  world.advance(500);
  const [first, second] = ann.store.getState().chat.messages;
  expect([first?.text, second?.text, shown]).toEqual(['mine', 'his', ['mine']]);
  expect([own.cameBack(first ?? {}), own.cameBack(first ?? {}), own.cameBack(second ?? {})]).toEqual([
    true,
    false,
    false,
  ]);
  own.stop();
  ann.participant.say('later');
  world.advance(500);
  expect(shown).toEqual(['mine']);
});

test('[TK32] what the room refuses goes away again', () => {
  const world = new SmallRoom();
  const ann = world.enter('Ann');
  const ben = world.enter('Ben');
  world.advance();
  ann.participant.send({ type: 'setRight', action: 'chat', from: 'host' });
  world.advance();
  let over = 0;
  watchOwnWords(ben, () => {
    over += 1;
    return () => {
      over -= 1;
    };
  });
  ben.participant.say('may I?');
  world.advance(1);
  expect(over).toBe(1);
  world.advance(500);
  expect(over).toBe(0);
});
